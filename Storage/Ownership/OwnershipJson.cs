using System.Text.Json.Serialization;

namespace GitBrag.Storage.Ownership;

/// <summary>The JSON of ownership records.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DataDirectoryOwner))]
internal sealed partial class OwnershipJson : JsonSerializerContext;
