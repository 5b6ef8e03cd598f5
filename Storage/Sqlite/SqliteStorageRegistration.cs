using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace GitBrag.Storage.Sqlite;

/// <summary>Registers the SQLite store.</summary>
public static class SqliteStorageRegistration
{
    /// <summary>
    /// Registers the storage file of a data directory as the grain storage <c>Default</c> and the reminder table. It is opened before any hosted service starts
    /// and closed after the last one has stopped. The services must hold the <see cref="IGrainStorageSerializer"/> of the state.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="directory">The path of the data directory, which this process owns by the time its hosted services start, and until they have stopped.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string directory)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new SqliteDatabase(directory));
        services.AddKeyedSingleton<IGrainStorage>("Default", (provider, _) => ActivatorUtilities.CreateInstance<SqliteGrainStorage>(provider));

        // Orleans looks for the provider of state that names none here.
        services.AddSingleton(provider => provider.GetRequiredKeyedService<IGrainStorage>("Default"));
        services.AddSingleton<IReminderTable, SqliteReminderTable>();
        services.AddHostedService<Lifetime>();
        return services;
    }

    /// <summary>Opens the file before the runtime reads its reminders, and closes it when the last grain has written.</summary>
    private sealed class Lifetime(SqliteDatabase database) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => database.OpenAsync();

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => database.DisposeAsync().AsTask();
    }
}
