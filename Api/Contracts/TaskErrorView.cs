namespace GitBrag.Api.Contracts;

/// <summary>Why a task failed.</summary>
/// <param name="Type">A stable name, such as <c>user-not-found</c> or <c>bad-credentials</c>.</param>
/// <param name="Detail">An explanation.</param>
internal sealed record TaskErrorView(string Type, string Detail);
