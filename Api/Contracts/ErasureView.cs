namespace GitBrag.Api.Contracts;

/// <summary>The result of an erasure.</summary>
/// <param name="Username">The username, lower-case.</param>
/// <param name="ErasedReports">How many stored reports were erased.</param>
/// <param name="Barred">Whether this call barred new reports of the username.</param>
internal sealed record ErasureView(string Username, int ErasedReports, bool Barred);
