using System.Collections.Immutable;

namespace GitBrag.Users;

/// <summary>The result of an erasure.</summary>
/// <param name="Reports">How many reports were erased.</param>
/// <param name="PrivateViewers">The accounts whose private reports of the username are still to be erased; empty when there are none.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.Erasure")]
public sealed record Erasure([property: Id(0)] int Reports, [property: Id(1)] ImmutableArray<PrivateViewer> PrivateViewers);
