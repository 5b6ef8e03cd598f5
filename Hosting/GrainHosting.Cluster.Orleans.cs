using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace GitBrag.Hosting;

/// <content>On the official packages, in several processes over Redis.</content>
public static partial class GrainHosting
{
    /// <summary>Registers a silo of a cluster with its grains and all they need, in the place of <see cref="AddGrains"/>.</summary>
    /// <param name="builder">The program, as for <see cref="AddGrains"/>.</param>
    /// <param name="settings">Its settings, which name a cluster and Redis.</param>
    /// <param name="place">Where the other members reach it.</param>
    /// <param name="configure">Adds to the silo.</param>
    public static void AddSilo(this IHostApplicationBuilder builder, GitBragSettings settings, SiloSettings place, Action<ISiloBuilder> configure)
    {
        var (redis, cluster) = (settings.Redis!, settings.Cluster!);
        AddParts(builder, settings);
        Quieten(builder);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (ServiceId, cluster.Id));
            silo.ConfigureEndpoints(place.Address, place.SiloPort, place.GatewayPort, listenOnAnyHostAddress: !System.Net.IPAddress.IsLoopback(place.Address));
            silo.UseRedisClustering(options => options.ConfigurationOptions = Connection(redis));
            AddRedis(silo, redis, cluster.Id);
            FailoverSettings.Apply(silo);
            silo.AddOutgoingGrainCallFilter<RepeatedCalls>();
            configure(silo);
        });
        builder.Services.AddSingleton(new HostingFacts($"Orleans (a silo of the cluster {cluster.Id} at {place.Address}, ports {place.SiloPort} and {place.GatewayPort})", HostingFacts.RedisStorage(redis)));
        builder.Services.AddSingleton<Readiness>(static provider => provider.GetRequiredService<SiloReadiness>().Obstacle);
        builder.Services.AddSingleton<SiloReadiness>();
        builder.Services.AddProtectionKeys(settings, makeFirst: true);
        builder.Services.AddSingleton<OverdueReminders>();
        builder.Services.AddHostedService<TasksOfLostSilos>();
        builder.Services.AddHostedService<StartNotice>();
    }

    private static partial HostingFacts AddGateway(IHostApplicationBuilder builder, GitBragSettings settings, ClusterSettings cluster)
    {
        var redis = settings.Redis!;
        Quieten(builder);

        // The client waits for its cluster in its start; health and problems have to be answered meanwhile.
        builder.Services.Configure<HostOptions>(static host => host.ServicesStartConcurrently = true);
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (ServiceId, cluster.Id));
            client.UseRedisClustering(options => options.ConfigurationOptions = Connection(redis));
            FailoverSettings.Apply(client);
            client.AddOutgoingGrainCallFilter<RepeatedCalls>();
            client.UseConnectionRetryFilter<PatientConnection>();
            client.AddClusterConnectionStatusObserver<ClusterConnection>();
        });
        builder.Services.AddSingleton<ClusterLink>();
        builder.Services.AddSingleton<Readiness>(static provider => provider.GetRequiredService<ClusterLink>().Obstacle);
        builder.Services.AddHostedService<ClusterReturn>();
        return new HostingFacts($"Orleans (a gateway of the cluster {cluster.Id})", HostingFacts.RedisStorage(redis));
    }
}
