using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GitBrag.Cli.Tests.FrontDoor;

namespace GitBrag.Cli.Tests.Deployment;

/// <summary>The files in <c>deploy/</c> match the programs.</summary>
public sealed partial class DeploymentTests
{
    [Fact]
    public void The_image_is_built_of_every_project_that_the_programs_refer_to()
    {
        var projects = ReferencesOf("Api").Concat(ReferencesOf("Silo")).Distinct().Order().ToList();

        Assert.Contains("Storage", projects);
        Assert.Contains("\nCOPY . .\n", Read("deploy/Dockerfile"), StringComparison.Ordinal);
        Assert.All(projects, project => Assert.Contains($"\n!{project}\n", Read("deploy/Dockerfile.dockerignore"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("deploy/compose.yaml")]
    [InlineData("deploy/kubernetes/base/settings.env")]
    [InlineData("deploy/kubernetes/base/silo.yaml")]
    [InlineData("deploy/kubernetes/secret.template.yaml")]
    public void Every_setting_that_is_given_is_one_of_the_README(string file)
    {
        var documented = Setting().Matches(Read("README.md")).Select(match => match.Value).ToHashSet();

        // Redis' own, which the programs know as CACHE_REDIS_PASSWORD.
        var given = Setting().Matches(Read(file)).Select(match => match.Value).Where(name => name != "REDIS_PASSWORD").ToHashSet();

        Assert.NotEmpty(given);
        Assert.Empty(given.Except(documented));
    }

    [Fact]
    public void Every_setting_of_the_README_can_be_kept_from_a_demonstration_and_a_measurement()
    {
        var rows = Read("README.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')[1]);

        var documented = rows.SelectMany(names => Name().Matches(names).Select(match => match.Groups[1].Value)).ToList();

        Assert.Contains("GITHUB_TOKEN", documented);
        Assert.Equal(documented.Order(StringComparer.Ordinal), GitBrag.Hosting.SettingNames.All.Add("ASPNETCORE_URLS").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("deploy/kubernetes/base/silo.yaml", "terminationGracePeriodSeconds: (\\d+)", null)]
    [InlineData("deploy/kubernetes/base/gateway.yaml", "terminationGracePeriodSeconds: (\\d+)", "seconds: (\\d+)")]
    [InlineData("deploy/compose.yaml", "stop_grace_period: (\\d+)s", null)]
    public void Whoever_ends_a_program_leaves_it_the_time_that_it_was_promised(string file, string granted, string? pause)
    {
        var promised = Number(Read("deploy/kubernetes/base/settings.env"), "SHUTDOWN_TIMEOUT_SECONDS=(\\d+)");

        Assert.Contains($"SHUTDOWN_TIMEOUT_SECONDS: {promised}\n", Read("deploy/compose.yaml"), StringComparison.Ordinal);
        Assert.InRange(Number(Read(file), granted), promised + (pause is null ? 0 : Number(Read(file), pause)) + 5, 60);
    }

    [Theory]
    [InlineData("deploy/redis.conf")]
    [InlineData("deploy/kubernetes/redis/redis.conf")]
    public void Redis_evicts_nothing_and_keeps_what_was_written(string file)
    {
        var lines = Read(file).Split('\n');

        Assert.Contains("maxmemory-policy noeviction", lines);
        Assert.Contains("appendonly yes", lines);
    }

    [GeneratedRegex("\\b(?:CACHE|GITHUB|SHUTDOWN|DASHBOARD|SILO|CLUSTER|OPERATOR|OTEL|PUBLIC|TRUSTED|REDIS)_[A-Z_]+\\b")]
    private static partial Regex Setting();

    [GeneratedRegex("`([A-Z_]+)`")]
    private static partial Regex Name();

    private static int Number(string text, string pattern) =>
        Regex.Match(text, pattern, RegexOptions.Multiline).Groups[1].Value is { Length: > 0 } digits ? int.Parse(digits, CultureInfo.InvariantCulture) : throw new FormatException($"Nothing is like {pattern}.");

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Parse(Read($"{project}/{project}.csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .SelectMany(ReferencesOf)
            .Append(project);

    private static string Read(string file) => File.ReadAllText(Path.Combine(Checkout.Repository(), file)).ReplaceLineEndings("\n");
}
