using System.Text.Json;
using GitBrag.Storage;
using GitBrag.Storage.Ownership;
using GitBrag.Testing;

namespace GitBrag.Tests.Storage.Ownership;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TemporaryDirectory _temporary = new();
    private readonly string _path;

    public DataDirectoryTests() => _path = _temporary.File("data");

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_missing_directory_is_made_for_this_user_alone()
    {
        using var directory = await Acquire();

        Assert.Equal(_path, directory.Path);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_path, "owner.json")));
        }
    }

    [Fact]
    public async Task A_second_owner_is_refused_with_a_sentence_that_names_the_first()
    {
        using var first = await Acquire();
        first.SetAddress("http://localhost:8080");

        var refusal = await Assert.ThrowsAsync<DataDirectoryInUseException>(Acquire);

        Assert.Equal(
            $"The data directory {_path} is in use by process {Environment.ProcessId} on {Environment.MachineName} at http://localhost:8080, "
            + $"since {first.Owner.StartedAt:yyyy-MM-dd HH:mm:ss} UTC; stop that one, or let GITBRAG_DATA name another directory.",
            refusal.Message);
        Assert.DoesNotContain(first.OperatorKey, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_read_the_directory_finds_the_service_and_its_operator_key()
    {
        using var directory = await Acquire();
        Assert.Null(DataDirectory.ReadOwner(_path)?.Address);
        directory.SetAddress("http://localhost:8080");

        var owner = DataDirectory.ReadOwner(_path);

        Assert.Equal(directory.Owner, owner);
        Assert.Equal(("http://localhost:8080", directory.OperatorKey), (owner?.Address, owner?.OperatorKey));
    }

    [Fact]
    public async Task The_operator_key_is_256_bits_and_new_every_time()
    {
        string first;
        using (var directory = await Acquire())
            first = directory.OperatorKey;
        using var second = await Acquire();

        Assert.Matches("^[A-Za-z0-9_-]{43}$", first);
        Assert.NotEqual(first, second.OperatorKey);
    }

    [Fact]
    public async Task A_directory_that_was_given_up_has_no_owner()
    {
        Assert.Null(DataDirectory.ReadOwner(_path));
        Assert.False(Directory.Exists(_path));

        var directory = await Acquire();
        directory.Dispose();
        directory.Dispose();

        Assert.Null(DataDirectory.ReadOwner(_path));
        Assert.False(File.Exists(Path.Combine(_path, "owner.json")));
    }

    [Fact]
    public async Task Looking_who_owns_a_directory_never_keeps_anybody_from_taking_it()
    {
        (await Acquire()).Dispose();
        using var end = new CancellationTokenSource();
        var looking = Task.Run(() =>
        {
            while (!end.Token.WaitHandle.WaitOne(1))
                DataDirectory.ReadOwner(_path);
        });

        for (var i = 0; i < 50; i++)
            (await Acquire()).Dispose();
        await end.CancelAsync();
        await looking;
    }

    [Fact]
    public async Task Of_twenty_that_want_a_directory_at_once_one_gets_it()
    {
        var directories = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TryAcquire()));

        Assert.Single(directories, static directory => directory is not null)!.Dispose();
    }

    [Fact]
    public async Task A_place_that_cannot_be_a_directory_is_named()
    {
        File.WriteAllText(_path, "");

        var failure = await Assert.ThrowsAsync<StorageUnavailableException>(Acquire);

        Assert.StartsWith($"The data directory {_path} cannot be used (", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("); let GITBRAG_DATA name a directory that this user can write.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_has_ended_is_told_from_a_later_one_of_the_same_id()
    {
        using var directory = await Acquire();
        using var written = JsonDocument.Parse(File.ReadAllText(Path.Combine(_path, "owner.json")));
        var mine = ProcessIdentity.Current;

        Assert.Equal(mine.Start, written.RootElement.GetProperty("process").GetProperty("start").GetString());
        Assert.False(mine.HasEnded);
        Assert.True((mine with { Start = "1" }).HasEnded);
        Assert.True((mine with { Pid = int.MaxValue }).HasEnded);
        Assert.False((mine with { Pid = int.MaxValue, Realm = "another container" }).HasEnded);
    }

    private Task<DataDirectory> Acquire() => DataDirectory.AcquireAsync(_path, TimeProvider.System);

    private async Task<DataDirectory?> TryAcquire()
    {
        try
        {
            return await Acquire();
        }
        catch (DataDirectoryInUseException)
        {
            return null;
        }
    }
}
