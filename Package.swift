// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: Swift 6 language mode and the upcoming features the code relies on.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "fangzhi",
  platforms: [.macOS("26.0")],
  products: [
    .executable(name: "fangzhi", targets: ["fangzhi"]),
    .library(name: "LMDB", targets: ["LMDB"]),
    .library(name: "PropertyGraph", targets: ["PropertyGraph"]),
    .library(name: "GraphQuery", targets: ["GraphQuery"]),
    .library(name: "QueryDSL", targets: ["QueryDSL"]),
    .library(name: "TextExtraction", targets: ["TextExtraction"]),
    .library(name: "Loading", targets: ["Loading"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"]), .brew(["lmdb"])]),
    .target(
      name: "LMDB", dependencies: ["CLMDB"],
      swiftSettings: settings + [.strictMemorySafety(), .enableExperimentalFeature("Lifetimes")]),
    .target(
      name: "PropertyGraph", dependencies: ["LMDB"],
      swiftSettings: settings + [.enableExperimentalFeature("Lifetimes")]),
    .target(name: "GraphQuery", dependencies: ["PropertyGraph"], swiftSettings: settings),
    .target(
      name: "QueryDSL", dependencies: ["GraphQuery", "PropertyGraph"], swiftSettings: settings),
    .target(name: "EmbeddedSchema"),
    .target(name: "CInflate", linkerSettings: [.linkedLibrary("z")]),
    .target(
      name: "TextExtraction", dependencies: ["CInflate", "EmbeddedSchema"],
      swiftSettings: settings),
    .target(
      name: "Loading", dependencies: ["EmbeddedSchema", "TextExtraction", "PropertyGraph"],
      swiftSettings: settings),
    .executableTarget(
      name: "fangzhi",
      dependencies: [
        "Loading", "GraphQuery", "PropertyGraph", "TextExtraction",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "GraphQueryTests", dependencies: ["GraphQuery", "PropertyGraph"],
      swiftSettings: settings),
    .testTarget(
      name: "QueryDSLTests", dependencies: ["QueryDSL", "GraphQuery", "PropertyGraph"],
      swiftSettings: settings),
    .testTarget(
      name: "LoadingTests", dependencies: ["Loading", "TextExtraction", "PropertyGraph"],
      swiftSettings: settings),
    .target(
      name: "Conformance", dependencies: ["GraphQuery", "PropertyGraph"],
      path: "tools/conformance/Conformance", swiftSettings: settings),
    .executableTarget(
      name: "tck", dependencies: ["Conformance"], path: "tools/conformance/tck",
      swiftSettings: settings),
    .testTarget(
      name: "CommandLineTests", dependencies: ["fangzhi", "GraphQuery", "PropertyGraph"],
      swiftSettings: settings),
    .testTarget(name: "LMDBTests", dependencies: ["LMDB"], swiftSettings: settings),
    .testTarget(
      name: "TextExtractionTests", dependencies: ["TextExtraction"], swiftSettings: settings),
    .testTarget(
      name: "ConformanceTests", dependencies: ["Conformance"], exclude: ["Scenarios"],
      swiftSettings: settings),
    .testTarget(
      name: "PropertyGraphTests", dependencies: ["PropertyGraph"], swiftSettings: settings),
  ]
)
