using GitBrag.Telemetry;

namespace GitBrag.PullRequests;

/// <summary>Bounds the memory that the kept file lists of one process take together.</summary>
/// <param name="options">The settings; <see cref="GitBragOptions.FileListMemory"/> is the bound.</param>
public sealed class FileListMemoryLimit(GitBragOptions options)
{
    // An object header and two references for the string, two integers and the array slot for the rest; paths are UTF-16.
    private const int BytesBesidePath = 56;

    // The activation that keeps a list, as measured on Orleans 10.4: more than the list of most pull requests.
    private const int BytesBesideList = 2_000;

    private long _taken;

    /// <summary>The bytes taken at present, as estimated.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Takes the memory a list needs, when it is there.</summary>
    /// <param name="files">The list.</param>
    /// <param name="bytes">What was taken, to be given back by <see cref="GiveBack"/>; 0 when nothing was.</param>
    /// <returns>Whether the list may be kept.</returns>
    public bool TryTake(FileList files, out long bytes)
    {
        bytes = BytesBesideList + files.Files.Sum(static file => BytesBesidePath + (2L * file.Path.Length));
        GitBragTelemetry.CountFileListMemory(bytes);
        if (Interlocked.Add(ref _taken, bytes) <= options.FileListMemory)
        {
            return true;
        }

        GiveBack(bytes);
        bytes = 0;
        return false;
    }

    /// <summary>Gives memory back.</summary>
    /// <param name="bytes">What <see cref="TryTake"/> took.</param>
    public void GiveBack(long bytes)
    {
        GitBragTelemetry.CountFileListMemory(-bytes);
        Interlocked.Add(ref _taken, -bytes);
    }
}
