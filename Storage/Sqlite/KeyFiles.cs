using System.Xml.Linq;
using Microsoft.Extensions.Hosting;

namespace GitBrag.Storage.Sqlite;

/// <summary>
/// The folder of the data-protection keys, beside the storage file. Makes it for this user alone, and moves the keys there that version 1.0 kept in the storage file,
/// before anything asks for a key.
/// </summary>
/// <param name="database">The storage file, opened before this starts.</param>
public sealed class KeyFiles(SqliteDatabase database) : IHostedLifecycleService
{
    /// <summary>The folder's name in the data directory.</summary>
    public const string Folder = "keys";

    private readonly string _folder = Path.Combine(Path.GetDirectoryName(database.Path)!, Folder);

    /// <inheritdoc/>
    /// <exception cref="StorageException">The storage file cannot be read, or its record of keys is damaged.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        PrivateFiles.CreateDirectory(_folder);
        var records = await database.ReadAsync(static session => session.Query(
            static row => row.GetFieldValue<byte[]>(0), "SELECT data FROM grain_state WHERE grain_id = $1 AND state_name = $2", Version1Keys.Grain, Version1Keys.State)).ConfigureAwait(false);
        if (records is not [var record])
        {
            return;
        }

        foreach (var key in Version1Keys.Parse(record, database.Path))
        {
            Store(key);
        }

        await database.WriteAsync(
            static session => session.Execute("DELETE FROM grain_state WHERE grain_id = $1 AND state_name = $2", Version1Keys.Grain, Version1Keys.State), erases: true).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The name is the one that data protection itself gives a key's file. The key must be on the disk before it leaves the storage file.
    private void Store(XElement key)
    {
        using var file = PrivateFiles.Open(Path.Combine(_folder, $"key-{key.Attribute("id")!.Value}.xml"), FileMode.Create, FileAccess.Write);
        key.Save(file);
        file.Flush(flushToDisk: true);
    }
}
