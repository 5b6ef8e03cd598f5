namespace GitBrag.Api.Serving;

/// <summary>A part of a rendered body.</summary>
/// <param name="Slot">The slot's name; null for a part that is the same for everybody.</param>
/// <param name="Bytes">The content; in a slot, its default.</param>
internal readonly record struct BodyPart(string? Slot, ReadOnlyMemory<byte> Bytes);
