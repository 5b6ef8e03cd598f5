using GitBrag.Storage;
using Orleans.Storage;

namespace GitBrag.Tests.Storage;

/// <summary>What every store of grain state has to do.</summary>
public abstract class GrainStorageTests
{
    private static readonly GrainId Grain = GrainId.Create("user", "github.com/octocat");

    protected abstract IGrainStorage Storage { get; }

    [Fact]
    public async Task A_record_is_read_as_it_was_written()
    {
        var written = await Write("Zoë ☃");
        var read = await Read();

        Assert.Equal("Zoë ☃", read.State!.Text);
        Assert.True(written.RecordExists);
        Assert.True(read.RecordExists);
        Assert.Equal(written.ETag, read.ETag);
    }

    [Fact]
    public async Task Without_a_record_the_state_is_a_new_one_without_a_version()
    {
        var read = new GrainState<JsonState>(new JsonState { Text = "left over" }, "left over") { RecordExists = true };
        await Storage.ReadStateAsync("state", Grain, read);

        Assert.Equal("new", read.State!.Text);
        Assert.Null(read.ETag);
        Assert.False(read.RecordExists);
    }

    [Fact]
    public async Task A_write_over_an_older_version_is_refused_and_changes_nothing()
    {
        var first = await Write("first");
        var other = await Read();
        other.State!.Text = "second";
        await Storage.WriteStateAsync("state", Grain, other);
        var oldETag = first.ETag;

        var refusal = await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("state", Grain, first));

        Assert.Equal(other.ETag, refusal.StoredEtag);
        Assert.Equal(oldETag, refusal.CurrentEtag);
        Assert.Equal(oldETag, first.ETag);
        Assert.Equal("second", (await Read()).State!.Text);
    }

    [Fact]
    public async Task A_first_write_is_refused_when_there_is_a_record_already()
    {
        await Write("first");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write("also first"));
        Assert.Equal("first", (await Read()).State!.Text);
    }

    [Fact]
    public async Task A_write_over_a_record_that_is_gone_is_refused()
    {
        var state = new GrainState<JsonState>(new JsonState(), Guid.NewGuid().ToString("N"));

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("state", Grain, state));
        Assert.False((await Read()).RecordExists);
    }

    [Fact]
    public async Task Of_a_hundred_writers_of_one_version_exactly_one_wins()
    {
        await Write("round 0");
        for (var round = 1; round <= 5; round++)
        {
            var states = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Read()));
            var won = await Task.WhenAll(states.Select((state, writer) => Wins(state, $"round {round} writer {writer}")));

            var winner = Assert.Single(Enumerable.Range(0, 100), writer => won[writer]);
            Assert.Equal($"round {round} writer {winner}", (await Read()).State!.Text);
        }
    }

    [Fact]
    public async Task Of_a_hundred_first_writers_exactly_one_wins()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 100).Select(writer => Wins(new GrainState<JsonState>(new JsonState()), $"writer {writer}")));

        Assert.Single(won, static w => w);
    }

    [Fact]
    public async Task A_cleared_record_is_gone_and_its_version_never_comes_back()
    {
        var state = await Write("first");
        var stale = await Read();
        await Storage.ClearStateAsync("state", Grain, state);

        Assert.Equal(("new", null, false), (state.State!.Text, state.ETag, state.RecordExists));
        Assert.False((await Read()).RecordExists);
        await Write("second");
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("state", Grain, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("state", Grain, stale));
        Assert.Equal("second", (await Read()).State!.Text);
    }

    [Fact]
    public async Task Clearing_a_record_that_is_gone_already_succeeds()
    {
        var state = await Write("first");
        var other = await Read();
        await Storage.ClearStateAsync("state", Grain, other);

        await Storage.ClearStateAsync("state", Grain, state);

        Assert.Null(state.ETag);
    }

    [Fact]
    public async Task Clearing_what_was_never_stored_succeeds_unless_somebody_stored_it()
    {
        await Storage.ClearStateAsync("state", Grain, new GrainState<JsonState>());
        await Write("first");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("state", Grain, new GrainState<JsonState>()));
    }

    [Fact]
    public async Task Grains_types_and_state_names_are_kept_apart()
    {
        (string, string, string)[] names =
            [("user", "a", "state"), ("user", "a", "draft"), ("user", "a/state", "x"), ("users", "a", "state"), ("user", "é#1", "state"), ("user", "E#1", "state"), ("user", "e#1", "state")];
        foreach (var (type, key, name) in names)
            await Storage.WriteStateAsync(name, GrainId.Create(type, key), new GrainState<JsonState>(new JsonState { Text = $"{type} {key} {name}" }));

        foreach (var (type, key, name) in names)
        {
            var read = new GrainState<JsonState>();
            await Storage.ReadStateAsync(name, GrainId.Create(type, key), read);
            Assert.Equal($"{type} {key} {name}", read.State!.Text);
        }
    }

    [Fact]
    public async Task A_large_record_is_kept()
    {
        var text = string.Create(8 << 20, 0, static (span, _) => new Random(1).GetItems("abcdefgh", span));
        await Write(text);

        Assert.Equal(text, (await Read()).State!.Text);
    }

    [Fact]
    public async Task What_changes_after_the_call_is_not_part_of_the_write()
    {
        var state = new GrainState<JsonState>(new JsonState { Text = "as called" });
        var write = Storage.WriteStateAsync("state", Grain, state);
        state.State!.Text = "changed since";
        await write;

        Assert.Equal("as called", (await Read()).State!.Text);
    }

    [Fact]
    public async Task A_record_that_cannot_be_understood_is_named_and_left_as_it_is()
    {
        await Write("first");

        var refusal = await Assert.ThrowsAsync<UnreadableRecordException>(() => Storage.ReadStateAsync("state", Grain, new GrainState<int>()));

        Assert.Contains("user/github.com/octocat/state", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("first", (await Read()).State!.Text);
    }

    private protected async Task<GrainState<JsonState>> Read()
    {
        var state = new GrainState<JsonState>();
        await Storage.ReadStateAsync("state", Grain, state);
        return state;
    }

    private protected async Task<GrainState<JsonState>> Write(string text)
    {
        var state = new GrainState<JsonState>(new JsonState { Text = text });
        await Storage.WriteStateAsync("state", Grain, state);
        return state;
    }

    private async Task<bool> Wins(GrainState<JsonState> state, string text)
    {
        state.State!.Text = text;
        try
        {
            await Storage.WriteStateAsync("state", Grain, state);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}
