using GitBrag.Cli.Invocation;
using GitBrag.Cli.Processes;
using GitBrag.Cli.Terminal;
using GitBrag.Hosting;

namespace GitBrag.Cli.Cluster;

/// <summary><c>cluster up</c>: starts Redis, three silos and two gateways in the background. They use the GitHub that the environment names.</summary>
/// <param name="consoles">The consoles to write to.</param>
/// <param name="settings">Settings as <c>--NAME=value</c>. They override the environment for this command; the started processes read the environment.</param>
internal sealed class ClusterUpCommand(Consoles consoles, string[] settings)
{
    private const int Silos = 3;
    private const int Gateways = 2;

    private static readonly string[] Credentials = ["GITHUB_TOKEN", "GITHUB_APP_CLIENT_ID"];

    /// <summary>Runs the command. Cancellation stops everything that it started.</summary>
    /// <exception cref="CommandFailedException">A cluster is up already, or a process did not start.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        ClusterRequirements.Check();
        var record = ClusterRecord.Open(settings);
        if (record.Read().FirstOrDefault(member => !member.Process.HasEnded) is { } running)
        {
            throw new CommandFailedException($"A cluster is up already, with {running.Name} as process {running.Process.Pid}; './gitbrag cluster down' stops it.", ExitCode.Lacking);
        }

        var members = new List<RunningMember>();
        try
        {
            await StartAsync(record, members, cancellationToken);
        }
        catch
        {
            await ClusterDownCommand.StopAsync(record);
            throw;
        }

        if (Credentials.All(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))))
        {
            consoles.Error.Profile.Out.Writer.WriteLine($"gitbrag: {Credentials[0]} is not set; only callers with their own GitHub token can start reports.");
        }

        members.ForEach(member => consoles.Out.Profile.Out.Writer.WriteLine(member));
        consoles.Out.Profile.Out.Writer.WriteLine($"Data and logs are in {record.Directory}. './gitbrag cluster down' stops the cluster.");
        return ExitCode.Success;
    }

    private static async Task StartAsync(ClusterRecord record, List<RunningMember> members, CancellationToken cancellationToken)
    {
        var redisPort = FreePorts.Take(1)[0];
        var (configuration, password) = record.CreateRedisPassword();
        await StartAsync(record, members, [MemberPlan.Redis(redisPort, record.CreateRedisDirectory(), configuration)], cancellationToken);
        var settings = MemberSettings(redisPort, password);
        await StartAsync(
            record,
            members,
            [
                .. Enumerable.Range(1, Silos).Select(number => MemberPlan.Silo(number, settings)),
                .. Enumerable.Range(1, Gateways).Select(number => MemberPlan.Gateway(number, settings)),
            ],
            cancellationToken);
    }

    private static async Task StartAsync(ClusterRecord record, List<RunningMember> members, MemberPlan[] plans, CancellationToken cancellationToken)
    {
        var ready = new List<Task>();
        foreach (var plan in plans)
        {
            var log = Path.Combine(record.Directory, $"{plan.Name}.log");
            var process = DetachedProcess.Start(plan.Program, plan.Arguments, plan.Environment, log);
            members.Add(new RunningMember(plan.Name, process, plan.Address?.ToString() ?? plan.Ports, plan.Address is null ? "" : plan.Ports));

            // Written at once: 'cluster down' can stop it even if this process is killed now.
            record.Write(members);
            ready.Add(MemberReadiness.WaitAsync(plan, () => process.HasEnded, () => Task.FromResult(LogFile.LastWords(log)), cancellationToken));
        }

        await Task.WhenAll(ready);
    }

    private static Dictionary<string, string?> MemberSettings(int redisPort, string redisPassword) => new()
    {
        ["CLUSTER_ID"] = "gitbrag",
        ["CACHE_ENABLED"] = null,
        ["CACHE_REDIS_HOST"] = "127.0.0.1",
        ["CACHE_REDIS_PORT"] = $"{redisPort}",
        ["CACHE_REDIS_PASSWORD"] = redisPassword,
        ["CACHE_REDIS_TLS"] = null,
    };
}
