using GitBrag.Storage.Ownership;
using GitBrag.Storage.Sqlite;
using GitBrag.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace GitBrag.Tests.Storage.Sqlite;

public sealed class SqliteHostTests
{
    [Fact]
    public async Task The_file_is_open_before_anything_starts_and_until_everything_has_stopped()
    {
        using var temporary = new TemporaryDirectory();
        using var directory = await DataDirectory.AcquireAsync(temporary, TimeProvider.System);
        for (var run = 0; run < 2; run++)
        {
            using var host = StorageHost.Create(services => services.AddSqliteStorage(temporary));
            await host.StartAsync();
            await host.StopAsync();
        }

        using var last = StorageHost.Create(services => services.AddSqliteStorage(temporary));
        await last.StartAsync();
        var state = new GrainState<JsonState>();
        await last.Services.GetRequiredKeyedService<IGrainStorage>("Default").ReadStateAsync("state", StorageHost.Grain, state);
        await last.StopAsync();

        Assert.Equal("new started stopped started stopped started", state.State!.Text);
        Assert.Equal(["gitbrag.db", "gitbrag.lock", "owner.json"], Directory.GetFiles(temporary).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_file_that_is_refused_keeps_the_host_from_starting()
    {
        using var temporary = new TemporaryDirectory();
        using var directory = await DataDirectory.AcquireAsync(temporary, TimeProvider.System);
        File.WriteAllText(temporary.File("gitbrag.db"), "Dear diary,\n");
        using var host = StorageHost.Create(services => services.AddSqliteStorage(temporary));

        await Assert.ThrowsAsync<StorageFileException>(() => host.StartAsync());
    }
}
