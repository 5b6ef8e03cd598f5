using System.Text;
using GitBrag.Storage;
using GitBrag.Storage.Sqlite;
using GitBrag.Testing;
using Microsoft.Data.Sqlite;

namespace GitBrag.Tests.Storage.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _path;

    public SqliteFileTests() => _path = _directory.File(SqliteDatabase.FileName);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_missing_file_is_made_with_a_log_that_is_synced_and_marks_of_ours()
    {
        using var session = SqliteFile.Open(_path, SqliteSchema.Steps);

        Assert.Equal("wal", session.Scalar("PRAGMA journal_mode"));
        Assert.Equal(2L, session.Scalar("PRAGMA synchronous"));
        Assert.Equal((long)SqliteSchema.ApplicationId, session.Scalar("PRAGMA application_id"));
        Assert.Equal((long)SqliteSchema.Steps.Count, session.Scalar("PRAGMA user_version"));
    }

    [Fact]
    public async Task What_was_deleted_is_in_neither_the_file_nor_its_log()
    {
        const string secret = "whatever was said of octocat";
        var text = string.Concat(Enumerable.Repeat(secret, 3_000));
        await using var database = new SqliteDatabase(_directory);
        await database.OpenAsync();
        var storage = new SqliteGrainStorage(database, new JsonState.Serializer(), TimeProvider.System);
        var (small, large) = (new GrainState<JsonState> { State = new() { Text = secret } }, new GrainState<JsonState> { State = new() { Text = text } });
        await storage.WriteStateAsync("state", GrainId.Create("user", "small"), small);
        await storage.WriteStateAsync("state", GrainId.Create("user", "large"), large);
        Assert.True(Holds(secret));

        // Overwritten as well, by what needs fewer pages.
        large.State = new JsonState { Text = secret };
        await storage.WriteStateAsync("state", GrainId.Create("user", "large"), large);
        await storage.ClearStateAsync("state", GrainId.Create("user", "small"), small);
        await storage.ClearStateAsync("state", GrainId.Create("user", "large"), large);

        Assert.False(Holds(secret));
    }

    [Fact]
    public void A_new_file_and_its_log_are_readable_by_this_user_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var session = SqliteFile.Open(_path, SqliteSchema.Steps);

        foreach (var file in Directory.GetFiles(_directory))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void An_empty_file_is_taken_for_a_new_one()
    {
        File.WriteAllBytes(_path, []);

        using var session = SqliteFile.Open(_path, SqliteSchema.Steps);

        Assert.Equal(0L, session.Scalar("SELECT count(*) FROM grain_state"));
    }

    [Fact]
    public void A_file_that_was_created_but_never_filled_before_a_crash_is_taken_for_a_new_one()
    {
        Run(_path, "PRAGMA journal_mode = WAL; CREATE TABLE t (c); DROP TABLE t");

        SqliteFile.Open(_path, SqliteSchema.Steps).Dispose();
    }

    [Fact]
    public void A_file_that_is_not_SQLite_is_refused_by_name()
    {
        File.WriteAllText(_path, "Dear diary,\n");

        var refusal = Refused();

        Assert.Equal(
            $"{_path} is not a SQLite file, or its beginning is damaged, and was left as it is; move it away, or let GITBRAG_DATA name another directory.", refusal);
    }

    [Theory]
    [InlineData(0, 40)]
    [InlineData(16, 84)]
    [InlineData(100, 3900)]
    [InlineData(8192, 4096)]
    public void A_damaged_file_is_refused_by_name(int from, int count)
    {
        Fill();
        var content = File.ReadAllBytes(_path);
        content.AsSpan(from, count).Fill(0xa5);
        File.WriteAllBytes(_path, content);

        Assert.Contains("damaged", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_lost_its_end_is_refused_by_name()
    {
        Fill();
        using (var file = File.OpenWrite(_path))
            file.SetLength(file.Length / 2);

        Assert.Equal(
            $"The storage file {_path} is damaged and was left as it is; put a backup in its place, or move it away together with its -wal file to start empty.", Refused());
    }

    [Theory]
    [InlineData("CREATE TABLE bookmarks (url)")]
    [InlineData("PRAGMA application_id = 42; CREATE TABLE bookmarks (url)")]
    [InlineData("PRAGMA user_version = 1; CREATE TABLE grain_state (url)")]
    public void A_file_of_another_program_is_refused_by_name(string script)
    {
        Run(_path, script);

        Assert.Equal($"{_path} is a SQLite file of another program and was left as it is; let GITBRAG_DATA name another directory.", Refused());
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_with_both_versions()
    {
        Fill();
        Run(_path, "PRAGMA user_version = 99");

        Assert.Equal(
            $"{_path} was written by a newer version of this program (file version 99, known up to {SqliteSchema.Steps.Count}) and was left as it is; "
            + "update the program, or let GITBRAG_DATA name another directory.",
            Refused());
    }

    [Fact]
    public void A_file_of_an_older_version_is_brought_up_to_date_and_keeps_its_records()
    {
        Fill();
        string[] steps = [.. SqliteSchema.Steps, "ALTER TABLE grain_state ADD COLUMN note TEXT", "CREATE TABLE more (c)"];

        using (var session = SqliteFile.Open(_path, steps))
            Assert.Equal(50L, session.Scalar("SELECT count(*) FROM grain_state WHERE note IS NULL"));
        using var again = SqliteFile.Open(_path, steps);
        Assert.Equal((long)steps.Length, again.Scalar("PRAGMA user_version"));
    }

    [Fact]
    public void An_update_that_fails_halfway_leaves_the_older_version()
    {
        Fill();
        string[] steps = [.. SqliteSchema.Steps, "CREATE TABLE more (c)", "CREATE TABLE more (c)"];

        Assert.Throws<StorageUnavailableException>(() => SqliteFile.Open(_path, steps));

        using var session = SqliteFile.Open(_path, SqliteSchema.Steps);
        Assert.Equal((long)SqliteSchema.Steps.Count, session.Scalar("PRAGMA user_version"));
        Assert.Equal(0L, session.Scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'more'"));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        File.WriteAllText(_directory.File("file"), "");
        var path = Path.Combine(_directory, "file", "gitbrag.db");

        var failure = Assert.Throws<StorageUnavailableException>(() => SqliteFile.Open(path, SqliteSchema.Steps));

        Assert.StartsWith($"The storage file {path} could not be used", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "cannot be opened for writing")]
    [InlineData(14, "cannot be opened for writing")]
    [InlineData(13, "is full")]
    [InlineData(5, "is locked by another program")]
    [InlineData(11, "is damaged")]
    [InlineData(10, "SQLite error 10")]
    public void Every_error_becomes_a_sentence_that_names_the_file(int code, string sentence)
    {
        var fault = SqliteFaults.Describe(new SqliteException("…", code), _path);

        Assert.Contains(_path, fault.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Fills the file with records of several pages and folds the log into it.</summary>
    private void Fill()
    {
        using var session = SqliteFile.Open(_path, SqliteSchema.Steps);
        var data = Encoding.UTF8.GetBytes(new string('x', 9000));
        for (var i = 0; i < 50; i++)
            session.Execute("INSERT INTO grain_state VALUES ($1, 'state', 'etag', 'now', $2)", $"user/{i}", data);
    }

    /// <summary>Gives the sentence of the refusal, after seeing that the file is as it was.</summary>
    private string Refused()
    {
        var before = File.ReadAllBytes(_path);
        var refusal = Assert.Throws<StorageFileException>(() => SqliteFile.Open(_path, SqliteSchema.Steps));
        Assert.Equal(before, File.ReadAllBytes(_path));
        return refusal.Message;
    }

    private static void Run(string path, string script)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }

    private bool Holds(string text) => Directory.GetFiles(_directory).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    });
}
