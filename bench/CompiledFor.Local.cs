namespace GitBrag.Bench;

/// <summary>The grain runtime that this program, and the service beside it, is compiled for.</summary>
internal static class CompiledFor
{
    public const string Runtime = "Local";

    /// <summary>Whether several processes can be one service.</summary>
    public static bool HasClusters => false;
}
