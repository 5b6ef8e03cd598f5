namespace GitBrag.GitHub.StandIn;

/// <summary>A search that GitHub refuses.</summary>
internal sealed class SearchException(string message) : Exception(message);
