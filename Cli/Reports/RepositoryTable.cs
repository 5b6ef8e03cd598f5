using GitBrag.Cli.Terminal;
using GitBrag.Reporting.Documents;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GitBrag.Cli.Reports;

/// <summary>The repositories with the most pull requests, as a table.</summary>
internal static class RepositoryTable
{
    private const int Shown = 10;
    private const int WidthForRoles = 76;
    private const int WidthForOneHeadLine = 84;

    /// <summary>Draws the table; null when no repository has a merged or open pull request. Narrow terminals get no roles.</summary>
    public static IRenderable? Of(Report report, int width)
    {
        var counted = report.Repositories.Where(repository => Counted(repository) > 0).ToList();
        if (counted.Count == 0)
        {
            return null;
        }

        var columns = new Columns(width >= WidthForRoles, counted.Exists(repository => repository.StarIncrease is not null), width >= WidthForOneHeadLine);
        var table = columns.Head();
        foreach (var repository in counted.Take(Shown))
        {
            table.AddRow(columns.Row(repository));
        }

        return counted.Count > Shown ? new Rows(table, Rest(counted)) : table;
    }

    private static Text Rest(List<RepositorySection> counted)
    {
        var count = counted.Count - Shown;
        var pullRequests = counted.Skip(Shown).Sum(Counted);
        return new Text(Figure.Invariant($"and {count:N0} more with {pullRequests:N0} pull {(pullRequests == 1 ? "request" : "requests")}"), new Style(Color.Grey));
    }

    // Pull requests that were closed without a merge are listed but not counted.
    private static int Counted(RepositorySection repository) => repository.PullRequests.Count(pullRequest => pullRequest.State != "closed");

    private static string Role(string association) => association switch
    {
        "FIRST_TIMER" or "FIRST_TIME_CONTRIBUTOR" => "first-timer",
        "NONE" or "" => "none",
        _ => SafeText.OneLine(association).ToLowerInvariant().Replace('_', ' '),
    };

    /// <summary>The columns of the table. Roles need a wide terminal; stars are left out when all are unknown.</summary>
    private sealed record Columns(bool WithRoles, bool WithStars, bool HasOneHeadLine)
    {
        public Table Head()
        {
            var table = new Table { Border = TableBorder.None };
            string[] titles = ["Repository", .. WithRoles ? ["Role"] : (string[])[], HasOneHeadLine ? "Pull requests" : "Pull\nrequests", "Added", "Deleted", .. WithStars ? ["Stars"] : (string[])[]];
            var leftAligned = WithRoles ? 2 : 1;
            for (var i = 0; i < titles.Length; i++)
            {
                var isLeft = i < leftAligned;
                var title = HasOneHeadLine || titles[i].Contains('\n', StringComparison.Ordinal) ? titles[i] : $"\n{titles[i]}";
                table.AddColumn(new TableColumn(new Text(title, new Style(Color.Grey)))
                {
                    Alignment = isLeft ? Justify.Left : Justify.Right,
                    NoWrap = i > 0,
                    Padding = new Padding(0, 0, i == titles.Length - 1 ? 0 : WithRoles ? 2 : 1, 0),
                });
            }

            return table;
        }

        public IEnumerable<IRenderable> Row(RepositorySection repository)
        {
            yield return new Text(SafeText.OneLine(repository.Name));
            if (WithRoles)
            {
                yield return new Text(Role(repository.Role));
            }

            yield return new Text(Figure.Count(Counted(repository)), new Style(decoration: Decoration.Bold));
            yield return new Text(Figure.Plus(repository.Additions), new Style(Color.Green));
            yield return new Text(Figure.Minus(repository.Deletions), new Style(Color.Red));
            if (WithStars)
            {
                yield return new Text(Figure.Stars(repository.StarIncrease), repository.StarIncrease is null ? new Style(Color.Grey) : Style.Plain);
            }
        }
    }
}
