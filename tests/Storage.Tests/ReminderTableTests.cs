namespace GitBrag.Tests.Storage;

/// <summary>What every reminder table has to do.</summary>
public abstract class ReminderTableTests
{
    private static readonly DateTime Start = new DateTime(2026, 1, 31, 23, 59, 58, DateTimeKind.Utc).AddTicks(1234567);

    protected abstract IReminderTable Table { get; }

    [Fact]
    public async Task A_row_is_read_as_it_was_written()
    {
        var entry = Entry("github.com/octocat", "resume");
        entry.Period = new TimeSpan(1, 2, 3, 4) + TimeSpan.FromTicks(5);
        var etag = await Table.UpsertRow(entry);

        var read = await Table.ReadRow(entry.GrainId, "resume");

        Assert.NotNull(read);
        Assert.Equal((entry.GrainId, "resume", etag, entry.Period), (read.GrainId, read.ReminderName, read.ETag, read.Period));
        Assert.Equal((Start, DateTimeKind.Utc), (read.StartAt, read.StartAt.Kind));
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_null()
    {
        await Table.UpsertRow(Entry("a", "resume"));

        Assert.Null(await Table.ReadRow(Entry("a", "resum").GrainId, "resum"));
        Assert.Null(await Table.ReadRow(GrainId.Create("user", "b"), "resume"));
        Assert.Empty((await Table.ReadRows(GrainId.Create("user", "b"))).Reminders);
    }

    [Fact]
    public async Task Writing_a_row_again_replaces_it_whatever_its_version()
    {
        var entry = Entry("a", "resume");
        var first = await Table.UpsertRow(entry);
        entry.Period = TimeSpan.FromMinutes(7);
        entry.ETag = "some other version";
        var second = await Table.UpsertRow(entry);

        var row = Assert.Single((await Table.ReadRows(entry.GrainId)).Reminders);
        Assert.Equal((second, entry.Period), (row.ETag, row.Period));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_hundred_simultaneous_writes_of_one_row_leave_one_row()
    {
        var etags = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Table.UpsertRow(Entry("a", "resume"))));

        var row = Assert.Single((await Table.ReadRows(0, 0)).Reminders);
        Assert.Contains(row.ETag, etags);
    }

    [Fact]
    public async Task A_row_is_removed_only_at_its_version()
    {
        var entry = Entry("a", "resume");
        var first = await Table.UpsertRow(entry);
        var second = await Table.UpsertRow(entry);

        Assert.False(await Table.RemoveRow(entry.GrainId, "resume", first!));
        Assert.NotNull(await Table.ReadRow(entry.GrainId, "resume"));
        Assert.True(await Table.RemoveRow(entry.GrainId, "resume", second!));
        Assert.Null(await Table.ReadRow(entry.GrainId, "resume"));
        Assert.False(await Table.RemoveRow(entry.GrainId, "resume", second!));
    }

    [Fact]
    public async Task The_rows_of_a_grain_are_those_of_no_other()
    {
        foreach (var key in new[] { "a", "ab", "a\",\"b", "A", "a/b" })
        {
            await Table.UpsertRow(Entry(key, "one"));
            await Table.UpsertRow(Entry(key, "two"));
        }

        foreach (var key in new[] { "a", "ab", "a\",\"b", "A", "a/b" })
        {
            var rows = (await Table.ReadRows(GrainId.Create("user", key))).Reminders;
            Assert.Equal(["one", "two"], rows.Select(static row => row.ReminderName).Order());
            Assert.All(rows, row => Assert.Equal(GrainId.Create("user", key), row.GrainId));
        }
    }

    [Fact]
    public async Task Names_may_hold_any_character()
    {
        string[] names = ["", "resume", "resume ", "with \"quotes\"", "back\\slash", "new\nline", "é☃😀", "a,b", "#", "'", "<&>"];
        foreach (var name in names)
            await Table.UpsertRow(Entry("a", name));

        foreach (var name in names)
            Assert.Equal(name, (await Table.ReadRow(GrainId.Create("user", "a"), name))?.ReminderName);
    }

    [Fact]
    public async Task A_range_of_hashes_excludes_its_begin_and_includes_its_end()
    {
        var rows = Enumerable.Range(0, 50).Select(number => Entry($"u{number}", "resume")).OrderBy(static row => row.GrainId.GetUniformHashCode()).ToArray();
        foreach (var row in rows)
            await Table.UpsertRow(row);
        uint Hash(int index) => rows[index].GrainId.GetUniformHashCode();

        Assert.Equal(Keys(rows[11..21]), Keys(await Table.ReadRows(Hash(10), Hash(20))));
        Assert.Equal(Keys([.. rows[21..], .. rows[..11]]), Keys(await Table.ReadRows(Hash(20), Hash(10))));
        Assert.Equal(Keys(rows), Keys(await Table.ReadRows(0, 0)));
        Assert.Equal(Keys(rows), Keys(await Table.ReadRows(Hash(7), Hash(7))));
        Assert.Equal(Keys(rows), Keys(await Table.ReadRows(0, uint.MaxValue)));
    }

    [Fact]
    public async Task Clearing_the_table_removes_every_row()
    {
        await Table.UpsertRow(Entry("a", "one"));
        await Table.UpsertRow(Entry("b", "two"));
        await Table.TestOnlyClearTable();

        Assert.Empty((await Table.ReadRows(0, 0)).Reminders);
    }

    private static IEnumerable<string> Keys(ReminderTableData data) => Keys(data.Reminders);

    private static IEnumerable<string> Keys(IEnumerable<ReminderEntry> rows) => rows.Select(static row => row.GrainId.ToString()).Order(StringComparer.Ordinal);

    private static ReminderEntry Entry(string key, string name) =>
        new() { GrainId = GrainId.Create("user", key), ReminderName = name, StartAt = Start, Period = TimeSpan.FromMinutes(1) };
}
