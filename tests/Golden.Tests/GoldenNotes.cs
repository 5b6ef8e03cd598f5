namespace GitBrag.Golden.Tests;

/// <summary>What cannot be read from golden data.</summary>
/// <param name="WrittenAt">When the program was killed, by its own clock.</param>
/// <param name="Session">The value of the session cookie of <see cref="GoldenWorld.Viewer"/>.</param>
/// <param name="SessionToken">The token that the session keeps, without the prefix that GitHub's have.</param>
/// <param name="Task">The id of the unfinished task of <see cref="GoldenWorld.Unfinished"/>.</param>
public sealed record GoldenNotes(DateTimeOffset WrittenAt, string Session, string SessionToken, string Task);
