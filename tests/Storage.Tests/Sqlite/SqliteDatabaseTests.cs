using System.Diagnostics;
using GitBrag.Storage;
using GitBrag.Storage.Sqlite;
using GitBrag.Testing;

namespace GitBrag.Tests.Storage.Sqlite;

/// <summary>The writer that commits in groups, and the readers beside it.</summary>
public sealed class SqliteDatabaseTests : IAsyncLifetime
{
    private const string Insert = "INSERT INTO grain_state VALUES ($1, 'state', 'etag', 'now', $2)";

    private readonly ITestOutputHelper _output;
    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteDatabase _database;
    private readonly ManualResetEventSlim _gate = new();

    public SqliteDatabaseTests(ITestOutputHelper output)
    {
        _output = output;
        _database = new SqliteDatabase(_directory);
    }

    public async ValueTask InitializeAsync() => await _database.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        _gate.Set();
        await _database.DisposeAsync();
        _gate.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Writes_that_arrive_during_a_commit_go_into_the_next_one_together()
    {
        var held = HoldWriter();
        var writes = Enumerable.Range(0, 100).Select(i => Add($"user/{i}")).ToArray();
        _gate.Set();
        await held;
        await Task.WhenAll(writes);

        // A hundred commits would be at least a hundred pages of log.
        Assert.Equal(100, await Count());
        Assert.InRange(new FileInfo(_database.Path + "-wal").Length, 1, 40 * 4120);
    }

    [Fact]
    public async Task An_answered_write_is_seen_by_every_reader_at_once()
    {
        for (var i = 1; i <= 50; i++)
        {
            await Add($"user/{i}");
            Assert.Equal(i, await Count());
        }
    }

    [Fact]
    public async Task A_write_that_fails_fails_only_its_own_caller()
    {
        var held = HoldWriter();
        var before = Add("user/before");
        var failing = _database.WriteAsync<int>(_ => throw new FormatException("as planned"));
        var twice = Add("user/before");
        var after = Add("user/after");
        _gate.Set();
        await held;

        await Task.WhenAll(before, after);
        await Assert.ThrowsAsync<FormatException>(() => failing);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => twice);
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task A_write_that_does_not_fit_on_the_disk_fails_alone_and_says_so()
    {
        await _database.WriteAsync(session => session.Scalar("PRAGMA max_page_count = 40"));
        var held = HoldWriter();
        var before = Add("user/before");
        var large = Add("user/large", 10 << 20);
        var after = Add("user/after");
        _gate.Set();
        await held;

        await Task.WhenAll(before, after);
        var failure = await Assert.ThrowsAsync<StorageUnavailableException>(() => large);
        Assert.Equal($"The disk that holds {_database.Path} is full; make room and try again.", failure.Message);
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task Reading_goes_on_while_the_writer_is_busy()
    {
        await Add("user/1");
        var held = HoldWriter();

        Assert.Equal(1, await Count().WaitAsync(Deadline.Patience));
        Assert.False(held.IsCompleted);
        _gate.Set();
        await held;
    }

    [Fact]
    public async Task Reads_run_at_the_same_time()
    {
        using var meeting = new Barrier(2);
        bool Meet(SqliteSession session) => meeting.SignalAndWait(TimeSpan.FromSeconds(20));

        var met = await Task.WhenAll(_database.ReadAsync(Meet), _database.ReadAsync(Meet));

        Assert.All(met, Assert.True);
    }

    [Fact]
    public async Task Blocking_calls_do_not_run_on_the_schedulers_of_grains()
    {
        var grains = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        var schedulers = await Task.Factory.StartNew(
            async () => new[]
            {
                await _database.ReadAsync(_ => TaskScheduler.Current),
                await _database.WriteAsync(_ => TaskScheduler.Current),
                TaskScheduler.Current,
            },
            CancellationToken.None,
            TaskCreationOptions.None,
            grains).Unwrap();

        Assert.Equal([TaskScheduler.Default, TaskScheduler.Default, grains], schedulers);
    }

    [Fact]
    public async Task Ten_thousand_writes_of_32_writers_are_all_there()
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async writer =>
        {
            for (var i = writer; i < 10_000; i += 32)
                await Add($"user/{i}", 2000);
        }));

        _output.WriteLine($"{10_000 / clock.Elapsed.TotalSeconds:F0} writes a second");
        Assert.Equal(10_000, await Count());
    }

    [Fact]
    public async Task Closing_finishes_what_was_accepted_and_refuses_what_comes_later()
    {
        var held = HoldWriter();
        var writes = Enumerable.Range(0, 300).Select(i => Add($"user/{i}")).ToArray();
        var closing = _database.DisposeAsync().AsTask();
        _gate.Set();
        await closing;

        await Task.WhenAll([held, .. writes]);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Add("user/late"));
        await Assert.ThrowsAsync<StorageUnavailableException>(Count);
        Assert.False(File.Exists(_database.Path + "-wal"));
    }

    /// <summary>Keeps the writer in a transaction until the gate opens, so that what is written meanwhile waits together.</summary>
    private Task<bool> HoldWriter() => _database.WriteAsync(_ => _gate.Wait(TimeSpan.FromSeconds(60)));

    private Task<int> Add(string grain, int size = 10) => _database.WriteAsync(session => session.Execute(Insert, grain, new byte[size]));

    private Task<int> Count() => _database.ReadAsync(session => (int)(long)session.Scalar("SELECT count(*) FROM grain_state")!);
}
