using System.Net;
using GitBrag.Storage.Redis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Clustering.Redis;
using Orleans.Configuration;

namespace GitBrag.Hosting;

/// <summary>A cluster over Redis: silos host the grains, gateways are clients of it.</summary>
internal static class ClusterHosting
{
    public static void AddClusterSilo(this IHostApplicationBuilder builder, GitBragSettings settings, SiloSettings place, Action<ISiloBuilder> configure)
    {
        var (redis, cluster) = (settings.Redis!, settings.Cluster!);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (GrainHosting.ServiceId, cluster.Id));
            silo.ConfigureEndpoints(place.Address, place.SiloPort, place.GatewayPort, listenOnAnyHostAddress: !IPAddress.IsLoopback(place.Address));
            silo.UseRedisClustering(static _ => { });
            silo.Services.AddRedisStorage(redis, cluster.Id);
            ShareConnection(silo.Services);
            FailoverSettings.Apply(silo);
            silo.AddTracing();
            silo.AddOutgoingGrainCallFilter<GrainCallRetryFilter>();
            configure(silo);
        });
        builder.Services.AddSingleton(new HostingDescription($"a silo of the cluster {cluster.Id} at {place.Address}, ports {place.SiloPort} and {place.GatewayPort}", HostingDescription.RedisStorage(redis)));
        builder.Services.AddHealthChecks().AddCheck<SiloHealthCheck>("silo");
        builder.Services.AddSingleton<OverdueReminderDelivery>();
        builder.Services.AddHostedService<ResumeTasksOnSiloLoss>();
    }

    public static void AddGateway(this IHostApplicationBuilder builder, GitBragSettings settings, ClusterSettings cluster)
    {
        var redis = settings.Redis!;

        // The client waits for its cluster while it starts. Health checks and errors must be answered meanwhile.
        builder.Services.Configure<HostOptions>(static host => host.ServicesStartConcurrently = true);
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (GrainHosting.ServiceId, cluster.Id));
            client.UseRedisClustering(static _ => { });
            client.Services.AddRedisConnection(redis);
            ShareConnection(client.Services);
            FailoverSettings.Apply(client);
            client.AddTracing();
            client.AddOutgoingGrainCallFilter<GrainCallRetryFilter>();
            client.UseConnectionRetryFilter<ClusterConnectRetryFilter>();
            client.AddClusterConnectionStatusObserver<ClusterConnectionObserver>();
        });
        builder.Services.AddSingleton<ClusterConnectionState>();
        builder.Services.AddHealthChecks().AddCheck<ClusterConnectionState>("cluster");
        builder.Services.AddHostedService<ClusterReconnect>();
        builder.Services.AddSingleton(new HostingDescription($"a gateway of the cluster {cluster.Id}", HostingDescription.RedisStorage(redis)));
    }

    private static void ShareConnection(IServiceCollection services) => services.AddOptions<RedisClusteringOptions>().Configure<RedisConnection>(static (options, connection) =>
        (options.ConfigurationOptions, options.CreateMultiplexer) = (connection.Configuration, async _ => (await connection.OpenAsync(), true)));
}
