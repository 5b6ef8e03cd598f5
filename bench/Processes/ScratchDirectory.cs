namespace GitBrag.Bench.Processes;

/// <summary>A temporary directory. Disposing it deletes it.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gitbrag-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
