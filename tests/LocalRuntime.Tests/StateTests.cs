using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace GitBrag.LocalRuntime.Tests;

public sealed class StateTests
{
    // A grain of this key meets a conflict when it is activated.
    private const string Unlucky = "unlucky";

    public interface INotes : IGrainWithStringKey
    {
        Task<IReadOnlyList<string>> Lines();

        Task<string?> LinesAtActivation();

        [AlwaysInterleave]
        Task Add(string line);

        Task Clear();

        Task<(bool Exists, string? Version)> Record();

        Task AddThrough(string other, string line);

        Task<Guid> Activation();
    }

    public sealed class Notes
    {
        public List<string> Lines { get; set; } = [];
    }

    [GrainType("notes")]
    public sealed class NotesGrain(
        [PersistentState("notes")] IPersistentState<Notes> notes,
        Journal journal,
        [PersistentState("more", "elsewhere")] IPersistentState<Notes> more) : Grain, INotes
    {
        private readonly Guid _activation = Guid.NewGuid();
        private string? _linesAtActivation;

        public override Task OnActivateAsync(CancellationToken cancellationToken)
        {
            _linesAtActivation = string.Join(",", notes.State.Lines);
            return this.GetPrimaryKeyString() == Unlucky ? throw new InconsistentStateException("Somebody else wrote.", "2", "1") : Task.CompletedTask;
        }

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            journal.Write($"{this.GetPrimaryKeyString()} {reason.ReasonCode} {reason.Exception?.GetType().Name}");
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<string>> Lines() => Task.FromResult<IReadOnlyList<string>>([.. notes.State.Lines, .. more.State.Lines]);

        public Task<string?> LinesAtActivation() => Task.FromResult(_linesAtActivation);

        public async Task Add(string line)
        {
            var state = line.StartsWith("more", StringComparison.Ordinal) ? more : notes;
            state.State.Lines.Add(line);
            await state.WriteStateAsync();
        }

        public Task Clear() => notes.ClearStateAsync();

        public Task<(bool Exists, string? Version)> Record() => Task.FromResult((notes.RecordExists, notes.Etag));

        public Task AddThrough(string other, string line) => GrainFactory.GetGrain<INotes>(other).Add(line);

        public Task<Guid> Activation() => Task.FromResult(_activation);
    }

    public sealed class Needy(int number)
    {
        public int Number { get; } = number;
    }

    public sealed class NeedyGrain([PersistentState("needy")] IPersistentState<Needy> needy) : Grain, INoteless
    {
        public Task Nothing() => Task.FromResult(needy);
    }

    public interface INoteless : IGrainWithStringKey
    {
        Task Nothing();
    }

    [Fact]
    public async Task State_is_read_before_activation_and_survives_the_host()
    {
        var storage = NewStorage();
        await using (var first = await StartAsync(storage))
        {
            Assert.Equal((false, null), await first.Grain<INotes>().Record());
            await first.Grain<INotes>().Add("one");
            await first.Grain<INotes>().Add("two");
            await first.StopAsync();
        }

        await using var host = await StartAsync(storage);
        Assert.Equal("one,two", await host.Grain<INotes>().LinesAtActivation());
        Assert.Equal((true, "2"), await host.Grain<INotes>().Record());
        Assert.Empty(await host.Grain<INotes>("another").Lines());
    }

    [Fact]
    public async Task States_of_one_grain_have_their_own_records_and_providers()
    {
        await using var host = await StartAsync(NewStorage());
        var grain = host.Grain<INotes>();
        await grain.Add("one");
        await grain.Add("more");

        Assert.Equal(["one", "more"], await grain.Lines());
        var elsewhere = host.Services.GetRequiredKeyedService<IGrainStorage>("elsewhere");
        var record = new GrainState<Notes>();
        await elsewhere.ReadStateAsync("more", grain.GetGrainId(), record);
        Assert.Equal(["more"], record.State!.Lines);
        await elsewhere.ReadStateAsync("notes", grain.GetGrainId(), record);
        Assert.False(record.RecordExists);
    }

    [Fact]
    public async Task Requests_that_interleave_write_one_after_the_other()
    {
        var storage = new SlowStorage();
        await using var host = await StartAsync(storage);
        var grain = host.Grain<INotes>();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => grain.Add($"{number}")));

        Assert.Equal((true, "20"), await grain.Record());
        Assert.Equal(20, (await grain.Lines()).Count);
    }

    [Fact]
    public async Task A_write_over_somebody_elses_fails_and_the_activation_ends()
    {
        var storage = NewStorage();
        await using var host = await StartAsync(storage);
        await using var other = await StartAsync(storage);
        var stale = host.Grain<INotes>();
        var activation = await stale.Activation();
        await other.Grain<INotes>().Add("other");

        var exception = await Assert.ThrowsAsync<InconsistentStateException>(() => stale.Add("stale"));

        Assert.Equal(("1", null), (exception.StoredEtag, exception.CurrentEtag));
        Assert.NotEqual(activation, await stale.Activation());
        Assert.Equal(["other"], await stale.Lines());
        await stale.Add("fresh");
        Assert.Equal(["one ApplicationError InconsistentStateException"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_conflict_ends_only_the_activation_that_met_it()
    {
        var storage = NewStorage();
        await using var host = await StartAsync(storage);
        await using var other = await StartAsync(storage);
        await host.Grain<INotes>("stale").Activation();
        var caller = await host.Grain<INotes>("caller").Activation();
        await other.Grain<INotes>("stale").Add("other");

        await Assert.ThrowsAsync<InconsistentStateException>(() => host.Grain<INotes>("caller").AddThrough("stale", "line"));

        Assert.Equal(caller, await host.Grain<INotes>("caller").Activation());
        Assert.Empty(await host.Grain<INotes>("caller").Lines());
    }

    [Fact]
    public async Task A_conflict_at_the_activation_of_a_grain_does_not_end_its_callers()
    {
        await using var host = await StartAsync(NewStorage());
        var caller = await host.Grain<INotes>("caller").Activation();

        await Assert.ThrowsAsync<InconsistentStateException>(() => host.Grain<INotes>("caller").AddThrough(Unlucky, "line"));

        Assert.Equal(caller, await host.Grain<INotes>("caller").Activation());
    }

    [Fact]
    public async Task Cleared_state_is_empty_and_can_be_written_again()
    {
        await using var host = await StartAsync(NewStorage());
        var grain = host.Grain<INotes>();
        await grain.Add("one");
        await grain.Clear();
        Assert.Equal((false, null), await grain.Record());
        Assert.Empty(await grain.Lines());
        await grain.Add("two");

        Assert.Equal(["two"], await grain.Lines());
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("1", true)]
    [InlineData("2", false)]
    public async Task The_store_in_memory_checks_versions(string? version, bool accepted)
    {
        var (storage, grain) = (NewStorage(), GrainId.Create("notes", "one"));
        await storage.WriteStateAsync("notes", grain, new GrainState<Notes>(new Notes()));
        Task Write() => storage.WriteStateAsync("notes", grain, new GrainState<Notes>(new Notes(), version));
        Task Clear() => storage.ClearStateAsync("notes", grain, new GrainState<Notes>(null, version));

        if (accepted)
        {
            await Clear();
            await Assert.ThrowsAsync<InconsistentStateException>(Write);
            return;
        }

        await Assert.ThrowsAsync<InconsistentStateException>(Write);
        await Assert.ThrowsAsync<InconsistentStateException>(Clear);
    }

    [Fact]
    public async Task The_store_in_memory_shares_no_object()
    {
        var (storage, grain, written) = (NewStorage(), GrainId.Create("notes", "one"), new Notes());
        await storage.WriteStateAsync("notes", grain, new GrainState<Notes>(written));
        written.Lines.Add("too late");
        var read = new GrainState<Notes>();
        await storage.ReadStateAsync("notes", grain, read);

        Assert.Empty(read.State!.Lines);
    }

    [Fact]
    public async Task A_store_that_fails_fails_the_call_with_its_reason()
    {
        await using var host = await StartAsync(new BrokenStorage());

        var exception = await Assert.ThrowsAsync<OrleansException>(() => host.Grain<INotes>().Lines());

        Assert.IsType<IOException>(exception.InnerException);
        Assert.Contains("notes/one", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_without_a_way_to_be_empty_is_refused_at_start()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(typeof(NeedyGrain)));

        Assert.Contains(nameof(Needy), exception.Message, StringComparison.Ordinal);
    }

    private static MemoryGrainStorage NewStorage() => new MemoryGrainStorage(new JsonStateSerializer());

    private static Task<TestHost> StartAsync(IGrainStorage storage) =>
        TestHost.StartAsync([typeof(NotesGrain)], _ => { }, storage: storage);

    private sealed class SlowStorage : IGrainStorage
    {
        private readonly MemoryGrainStorage _memory = NewStorage();

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => _memory.ReadStateAsync(stateName, grainId, grainState);

        public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            var version = grainState.ETag;
            await Task.Yield();
            grainState.ETag = version;
            await _memory.WriteStateAsync(stateName, grainId, grainState);
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => _memory.ClearStateAsync(stateName, grainId, grainState);
    }

    private sealed class BrokenStorage : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("the disk is gone");

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("the disk is gone");

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("the disk is gone");
    }
}
