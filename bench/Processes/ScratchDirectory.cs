namespace GitBrag.Bench.Processes;

/// <summary>A directory that is there for one measurement.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gitbrag-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
