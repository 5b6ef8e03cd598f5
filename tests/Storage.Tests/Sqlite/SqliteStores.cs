using GitBrag.Storage.Sqlite;
using GitBrag.Testing;
using Orleans.Storage;

namespace GitBrag.Tests.Storage.Sqlite;

public sealed class SqliteGrainStorageTests : GrainStorageTests, IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteDatabase _database;

    public SqliteGrainStorageTests()
    {
        _database = new SqliteDatabase(_directory);
        Storage = new SqliteGrainStorage(_database, new JsonState.Serializer(), TimeProvider.System);
    }

    protected override IGrainStorage Storage { get; }

    public async ValueTask InitializeAsync() => await _database.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _directory.Dispose();
    }
}

public sealed class SqliteReminderTableTests : ReminderTableTests, IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteDatabase _database;

    public SqliteReminderTableTests()
    {
        _database = new SqliteDatabase(_directory);
        Table = new SqliteReminderTable(_database);
    }

    protected override IReminderTable Table { get; }

    public async ValueTask InitializeAsync() => await _database.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _directory.Dispose();
    }
}
