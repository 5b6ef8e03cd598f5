using System.Text.Json;

namespace GitBrag.Golden.Tests;

/// <summary>What one program of an earlier version left behind when it was killed, and what it had answered before.</summary>
/// <param name="writtenBy">The grain runtime that the program had.</param>
/// <param name="storage">What it kept its records in.</param>
public sealed class GoldenData(string writtenBy, string storage)
{
    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, "v1.0", writtenBy, storage);

    /// <summary>What was noted beside the data.</summary>
    public GoldenNotes Notes => JsonSerializer.Deserialize<GoldenNotes>(Answer("notes.json"), JsonSerializerOptions.Web)!;

    /// <summary>The body of an answer of the program.</summary>
    /// <param name="name">The name of the file.</param>
    public byte[] Answer(string name) => File.ReadAllBytes(Path.Combine(_folder, name));

    /// <summary>Copies the data directory as it was left.</summary>
    /// <param name="target">A directory that is there.</param>
    public void CopyDirectory(string target) => Copy("directory", target);

    /// <summary>Copies the dump of the Redis as it was left.</summary>
    /// <param name="target">A directory that is there.</param>
    public void CopyDump(string target) => Copy("redis", target);

    private void Copy(string part, string target)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(_folder, part)))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }
}
