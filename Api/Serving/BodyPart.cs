namespace GitBrag.Api.Serving;

/// <summary>A piece of a rendered form.</summary>
/// <param name="Slot">The slot's name; null for what is the same for everybody.</param>
/// <param name="Bytes">What stands there; in a slot, for visitors with nothing of their own in it.</param>
internal readonly record struct BodyPart(string? Slot, ReadOnlyMemory<byte> Bytes);
