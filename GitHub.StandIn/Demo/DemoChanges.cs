namespace GitBrag.GitHub.StandIn;

/// <summary>Makes up the files of a change from the kind of its title: documentation is small and in documents, a feature large and in code.</summary>
internal sealed class DemoChanges(DemoRepository repository, Random random)
{
    /// <summary>Lines of the size categories: from one, up to the largest of the next.</summary>
    private static readonly int[] Bounds = [1, 2, 100, 500, 1500, 5000];

    private readonly List<string> _code = Expand(repository.Code);
    private readonly List<string> _docs = Expand(repository.Docs);
    private readonly List<string> _build = Expand(repository.Build);
    private readonly List<string> _ci = Expand(repository.Ci);

    public IReadOnlyList<WorldFile> Of(string title)
    {
        var kind = title.Split('(', ':')[0];
        var isHeavy = repository.Heavy.TryGetValue(title, out var given);
        var lines = isHeavy ? given![1] : Lines(kind, title);
        var count = isHeavy ? given![0] : Math.Clamp((int)(lines * (0.5 + random.NextDouble()) / 40), 1, 40);
        return Spread([.. Paths(kind, Scope(title), count)], lines, AddedShare(kind));
    }

    private static string Scope(string title) => title.Split('(', ')') is [_, var scope, _, ..] ? scope : "";

    /// <summary>Paths of the kind and, as far as there are any, of the scope that the title names.</summary>
    private IEnumerable<string> Paths(string kind, string scope, int count)
    {
        var pool = kind switch { "docs" => _docs, "ci" => _ci, "build" or "chore" => _build, _ => _code };
        if (count > pool.Count) pool = [.. pool, .. _code.Except(pool)];
        var paths = pool.OrderBy(path => Distance(path, kind, scope)).ThenBy(_ => random.Next()).Take(count).ToList();
        return kind == "feat" && random.NextDouble() < 0.4 ? paths.Append(_docs[0]).Distinct() : paths;
    }

    private int Distance(string path, string kind, string scope)
    {
        var distance = path.Contains(scope, StringComparison.OrdinalIgnoreCase) ? 0 : 1;
        if (kind == "test" && !path.Contains("test", StringComparison.OrdinalIgnoreCase)) distance += 2;
        // A large refactoring stays within the main language.
        if (kind == "refactor" && Path.GetExtension(path) != Path.GetExtension(_code[0])) distance += 1;
        return distance;
    }

    private int Lines(string kind, string title)
    {
        if (title.Contains("typo", StringComparison.Ordinal)) return 1;
        // Shares in percent of One Liner, Small, Medium, Large and Huge.
        int[] shares = kind switch
        {
            "docs" => [14, 66, 20, 0, 0],
            "ci" or "build" or "chore" => [32, 58, 8, 2, 0],
            "fix" or "a11y" => [15, 60, 22, 3, 0],
            "test" => [0, 40, 48, 12, 0],
            "perf" => [0, 38, 50, 12, 0],
            "refactor" => [0, 20, 40, 26, 14],
            _ => [0, 12, 46, 30, 12],
        };
        var roll = random.Next(100);
        var category = 0;
        while (roll >= shares[category]) roll -= shares[category++];
        // Within a category small changes are more frequent than large ones.
        return Bounds[category] + (int)((Bounds[category + 1] - Bounds[category]) * Math.Pow(random.NextDouble(), 1.7));
    }

    private static double AddedShare(string kind) => kind switch { "feat" or "test" => 0.86, "docs" => 0.78, "refactor" => 0.48, "chore" => 0.3, _ => 0.63 };

    private List<WorldFile> Spread(List<string> paths, int lines, double addedShare)
    {
        var weights = paths.ConvertAll(_ => 0.2 + random.NextDouble());
        var total = weights.Sum();
        var left = lines;
        var files = new List<WorldFile>();
        for (var index = 0; index < paths.Count; index++)
        {
            var own = index == paths.Count - 1 ? left : Math.Min(left, (int)Math.Round(lines * weights[index] / total));
            left -= own;
            var added = (int)Math.Round(own * Math.Clamp(addedShare + (0.3 * (random.NextDouble() - 0.5)), 0, 1));
            files.Add(new WorldFile(paths[index], added, own - added, own > 20 && added == own ? "added" : "modified"));
        }

        return files;
    }

    private static List<string> Expand(string[] patterns) => [.. patterns.SelectMany(BraceExpansion.Of)];
}
