// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "fangzhi-bench",
  platforms: [.macOS("26.0")],
  dependencies: [.package(name: "fangzhi", path: "../..")],
  targets: [
    .executableTarget(
      name: "store-bench", dependencies: [.product(name: "PropertyGraph", package: "fangzhi")]),
    .target(name: "CBound", path: "Sources/c-bound", linkerSettings: [.linkedLibrary("lmdb")]),
    .executableTarget(
      name: "bound-bench",
      dependencies: [
        "CBound", .product(name: "LMDB", package: "fangzhi"),
        .product(name: "PropertyGraph", package: "fangzhi"),
        .product(name: "TextExtraction", package: "fangzhi"),
      ]),
    .executableTarget(
      name: "micro-bench", dependencies: [.product(name: "PropertyGraph", package: "fangzhi")]),
    .executableTarget(
      name: "write-bench", dependencies: [.product(name: "PropertyGraph", package: "fangzhi")]),
  ]
)
