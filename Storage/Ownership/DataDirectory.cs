using System.Buffers.Text;
using System.Security.Cryptography;

namespace GitBrag.Storage.Ownership;

/// <summary>
/// A data directory that this process owns. The operating system holds the lock for the process and releases it however the process ends.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    private const string LockName = "gitbrag.lock";
    private const int Attempts = 20;
    private static readonly TimeSpan AttemptInterval = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream fileLock, DataDirectoryOwner owner)
    {
        Path = path;
        _lock = fileLock;
        Owner = owner;
    }

    /// <summary>The directory's absolute path.</summary>
    public string Path { get; }

    /// <summary>This process as others see it.</summary>
    public DataDirectoryOwner Owner { get; private set; }

    /// <summary>The operator's key in <c>owner.json</c>: 256 random bits in base64url, new at every start.</summary>
    public string OperatorKey => Owner.OperatorKey!;

    /// <summary>Takes a directory. A missing one is made, for this user alone.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The directory, owned until it is disposed of.</returns>
    /// <exception cref="DataDirectoryInUseException">Another process owns it.</exception>
    /// <exception cref="StorageUnavailableException">It cannot be made or written.</exception>
    public static async Task<DataDirectory> AcquireAsync(string path, TimeProvider time, CancellationToken cancellationToken = default)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            PrivateFiles.CreateDirectory(path);
            for (var attempt = 1; ; attempt++)
            {
                if (TryLock(path, FileMode.OpenOrCreate) is { } fileLock)
                    return Describe(path, fileLock, time);
                if (attempt == Attempts)
                    throw new DataDirectoryInUseException(path, OwnerFile.Read(path));

                // The other process may be stopping, or only reading the owner, which takes the lock for a moment.
                await Task.Delay(AttemptInterval, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, error);
        }
    }

    /// <summary>Reads the owner of a directory.</summary>
    /// <param name="path">The directory; it need not exist.</param>
    /// <returns>The owner; null for none, even if an earlier owner left its file. An owner without a process id is just starting or stopping: ask again.</returns>
    /// <exception cref="StorageUnavailableException">This user may not look.</exception>
    public static DataDirectoryOwner? ReadOwner(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            using var free = TryLock(path, FileMode.Open);
            return free is null ? OwnerFile.Read(path) : null;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, error);
        }
    }

    /// <summary>Publishes the address of this process, or withdraws it.</summary>
    /// <param name="address">The address, such as <c>http://localhost:8080</c>; null before the process stops.</param>
    public void SetAddress(string? address)
    {
        Owner = Owner with { Address = address };
        OwnerFile.Write(Path, Owner);
    }

    /// <summary>Releases the directory.</summary>
    public void Dispose()
    {
        if (!_lock.CanRead)
            return;
        OwnerFile.Delete(Path);
        _lock.Dispose();
    }

    /// <summary>Takes the lock; null when another process holds it.</summary>
    private static FileStream? TryLock(string path, FileMode mode)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, LockName), mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsSharingViolation(error))
        {
            return null;
        }
    }

    private static bool IsSharingViolation(IOException error)
    {
        // The system's own numbers: Linux and macOS EWOULDBLOCK, Windows ERROR_SHARING_VIOLATION.
        var held = OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsLinux() ? 11 : 35;
        return error.HResult == held;
    }

    private static DataDirectory Describe(string path, FileStream fileLock, TimeProvider time)
    {
        var owner = new DataDirectoryOwner
        {
            Pid = Environment.ProcessId,
            Machine = Environment.MachineName,
            StartedAt = time.GetUtcNow(),
            OperatorKey = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)),
            Process = ProcessIdentity.Current,
        };
        try
        {
            OwnerFile.Write(path, owner);
            return new DataDirectory(path, fileLock, owner);
        }
        catch
        {
            fileLock.Dispose();
            throw;
        }
    }

    private static StorageUnavailableException Unusable(string path, Exception error) =>
        new($"The data directory {path} cannot be used ({error.Message.TrimEnd('.')}); let GITBRAG_DATA name a directory that this user can write.", error);
}
