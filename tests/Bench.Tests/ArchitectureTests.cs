using System.Xml.Linq;

namespace GitBrag.Bench.Tests;

/// <summary>Holds the arrows between the projects: each may use those below it, and nothing above.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] FromTheTopDown =
        ["bench", "Cli", "GitHub.StandIn", "Silo", "Api", "Pages", "Hosting", "Grains", "Storage", "Grains.Interfaces", "Reporting", "GitHub"];

    [Fact]
    public void Every_project_uses_only_projects_below_it()
    {
        foreach (var (project, index) in FromTheTopDown.Select(static (project, index) => (project, index)))
        {
            Assert.All(References(project, "ProjectReference"), used =>
            {
                var name = Path.GetFileName(Path.GetDirectoryName(used.Replace('\\', '/')))!;
                Assert.True(Array.IndexOf(FromTheTopDown, name) > index, $"{project} uses {name}.");
            });
        }
    }

    [Fact]
    public void No_project_is_left_out_of_the_order() =>
        Assert.Equal(
            FromTheTopDown.Order(StringComparer.Ordinal),
            Directory.GetFiles(Root, "*.csproj", SearchOption.AllDirectories)
                .Select(static file => Path.GetRelativePath(Root, file))
                .Where(static file => file.Count(static letter => letter == Path.DirectorySeparatorChar) == 1)
                .Select(static file => Path.GetDirectoryName(file)!)
                .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("GitHub")]
    [InlineData("Reporting")]
    public void The_GitHub_client_and_the_reports_know_neither_Orleans_nor_each_other(string project)
    {
        Assert.Empty(References(project, "ProjectReference"));
        Assert.DoesNotContain(References(project, "PackageReference"), static package => package.Contains("Orleans", StringComparison.Ordinal));
    }

    [Fact]
    public void The_solution_builds_every_project_in_the_configuration_that_is_asked_for()
    {
        var solution = File.ReadAllText(Path.Combine(Root, "GitBrag.Orleans.sln"));
        var projects = Directory.GetFiles(Root, "*.csproj", SearchOption.AllDirectories).Select(static file => Path.GetRelativePath(Root, file).Replace('/', '\\'));

        Assert.All(projects, project =>
        {
            var entry = Assert.Single(solution.Split('\n'), line => line.Contains($"\"{project}\"", StringComparison.Ordinal));
            var id = entry.Split('"')[^2];
            Assert.All(["Debug", "Release"], configuration => Assert.Contains($"{id}.{configuration}|Any CPU.Build.0 = {configuration}|Any CPU", solution, StringComparison.Ordinal));
        });
    }

    private static string Root { get; } = FindRoot();

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Directory.GetFiles(Path.Combine(Root, project), "*.csproj").Single()).Descendants(kind).Select(static reference => reference.Attribute("Include")!.Value);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "GitBrag.Orleans.sln")))
        {
            directory = directory.Parent!;
        }

        return directory.FullName;
    }
}
