using GitBrag.Bench.Cluster.Members;
using GitBrag.Bench.Processes;
using GitBrag.Cli;
using GitBrag.Cli.Terminal;
using GitBrag.Hosting;

namespace GitBrag.Bench.Cluster.Up;

/// <summary><c>cluster up</c>: starts Redis, three silos and two gateways against the GitHub that the environment names, and leaves them running.</summary>
/// <param name="consoles">Where to print.</param>
internal sealed class ClusterUpCommand(Consoles consoles)
{
    private const int Silos = 3;
    private const int Gateways = 2;

    private static readonly string[] Credentials = ["GITHUB_TOKEN", "GITHUB_APP_CLIENT_ID"];

    /// <summary>Runs the command.</summary>
    /// <param name="cancellationToken">Ends it, and everything that it started.</param>
    /// <returns>What to exit with.</returns>
    /// <exception cref="CommandFailedException">A cluster is up already, or cannot be had.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        ClusterRequirements.Check();
        var record = ClusterRecord.Open();
        if (record.Read().FirstOrDefault(member => !member.Process.HasEnded) is { } running)
        {
            throw new CommandFailedException($"A cluster is up already, with {running.Name} as process {running.Process.Pid}; './gitbrag cluster down' ends it.", ExitCode.Lacking);
        }

        var members = new List<RunningMember>();
        try
        {
            await StartAsync(record, members, cancellationToken);
        }
        catch
        {
            await ClusterDownCommand.EndAsync(record);
            throw;
        }

        if (Credentials.All(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))))
        {
            consoles.Error.Profile.Out.Writer.WriteLine($"gitbrag: {Credentials[0]} is not set, so that reports are generated for callers with a GitHub token of their own only.");
        }

        members.ForEach(member => consoles.Out.Profile.Out.Writer.WriteLine(member));
        consoles.Out.Profile.Out.Writer.WriteLine($"Data and logs are in {record.Directory}. './gitbrag cluster down' ends it.");
        return ExitCode.Success;
    }

    private static async Task StartAsync(ClusterRecord record, List<RunningMember> members, CancellationToken cancellationToken)
    {
        var redisPort = FreePorts.Take(1)[0];
        var (configuration, password) = record.CreateRedisPassword();
        await StartAsync(record, members, [MemberPlan.Redis(redisPort, record.CreateRedisDirectory(), configuration)], cancellationToken);
        var settings = Settings(redisPort, password);
        await StartAsync(record, members, [.. Enumerable.Range(1, Silos).Select(number => MemberPlan.Silo(number, settings))], cancellationToken);
        await StartAsync(record, members, [.. Enumerable.Range(1, Gateways).Select(number => MemberPlan.Gateway(number, settings))], cancellationToken);
    }

    private static async Task StartAsync(ClusterRecord record, List<RunningMember> members, MemberPlan[] plans, CancellationToken cancellationToken)
    {
        var ready = new List<Task>();
        foreach (var plan in plans)
        {
            var log = Path.Combine(record.Directory, $"{plan.Name}.log");
            var process = DetachedProcess.Start(plan.Program, plan.Arguments, plan.Environment, log);
            members.Add(new RunningMember(plan.Name, process, plan.Address?.ToString() ?? plan.Ports, plan.Address is null ? "" : plan.Ports));

            // At once, so that it can be ended even if this process is not there any more to do it.
            record.Write(members);
            ready.Add(MemberReadiness.WaitAsync(plan, () => process.HasEnded, () => Task.FromResult(LogFile.LastWords(log)), cancellationToken));
        }

        await Task.WhenAll(ready);
    }

    private static Dictionary<string, string?> Settings(int redisPort, string redisPassword) => new()
    {
        ["CLUSTER_ID"] = "gitbrag",
        ["CACHE_ENABLED"] = null,
        ["CACHE_REDIS_HOST"] = "127.0.0.1",
        ["CACHE_REDIS_PORT"] = $"{redisPort}",
        ["CACHE_REDIS_PASSWORD"] = redisPassword,
        ["CACHE_REDIS_TLS"] = null,
    };
}
