import ArgumentParser

@main struct Fangzhi: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fangzhi", abstract: "A knowledge store for Chinese local-government texts.",
    subcommands: [Extract.self])
}
