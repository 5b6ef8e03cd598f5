using GitBrag.Cli.Terminal;
using GitBrag.Reporting.Documents;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GitBrag.Cli.Reports;

/// <summary>Prints a report for people. Text from GitHub never reaches the console as markup or with control characters.</summary>
/// <param name="console">The console. Bars are as wide as it allows.</param>
public sealed class ReportView(IAnsiConsole console)
{
    private const int MissingShown = 10;
    private const int Margin = 2;

    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Quiet = new(Color.Grey);
    private static readonly Style Warning = new(Color.Yellow);

    /// <summary>Prints a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="address">Where to read the report again; null to print nothing.</param>
    public void Print(Report report, string? address)
    {
        ArgumentNullException.ThrowIfNull(report);
        console.WriteLine();
        PrintProfile(report.Profile);
        PrintPeriod(report);
        PrintMissing(report);
        PrintTotals(report.Totals);
        PrintSection("Sizes", SizeChart.Of(report.Sizes, console.Profile.Width - Margin));
        PrintSection("Languages", LanguageChart.Of(report, console.Profile.Width - Margin));
        PrintSection("Repositories", RepositoryTable.Of(report, console.Profile.Width - Margin));
        PrintCost(report.Cost);
        if (address is not null)
        {
            // Not through the console, which would wrap a long address.
            console.Profile.Out.Writer.WriteLine(address);
        }

        console.WriteLine();
    }

    private void PrintProfile(ReportProfile profile)
    {
        var name = SafeText.OneLine(profile.Name);
        var login = SafeText.OneLine(profile.Login);
        PrintLine((name.Length > 0 ? name : login, Strong), (name.Length > 0 ? $" ({login})" : "", Quiet));
        PrintLine((SafeText.OneLine(profile.Bio), Style.Plain));
        string?[] particulars =
        [
            profile.Company, profile.Location, profile.Website, profile.Twitter is { Length: > 0 } twitter ? $"@{twitter}" : null,
            .. profile.SocialAccounts.Select(account => account.Url),
        ];
        PrintLine((string.Join(" · ", particulars.Select(SafeText.OneLine).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)), Quiet));
    }

    private void PrintPeriod(Report report)
    {
        console.WriteLine();
        var days = FormattableString.Invariant($"{report.Since:d MMM yyyy} to {report.Until:d MMM yyyy}");
        var named = report.Period.Contains("..", StringComparison.Ordinal) ? "" : $"{report.Period.Replace('_', ' ')}, ";
        PrintLine(($"{named}{days}", Strong), (FormattableString.Invariant($" · generated {report.CreatedAt:d MMM yyyy HH:mm} UTC"), Quiet));
        if (report.Stale)
        {
            PrintLine(("Stale: ", Warning), ("the report is old; --force refreshes it.", Style.Plain));
        }
    }

    private void PrintMissing(Report report)
    {
        var count = report.Missing.Length;
        if (count == 0)
        {
            return;
        }

        PrintLine(report.Complete
            ? ("Complete, although this GitHub server offers less:", Style.Plain)
            : ("Incomplete: ", Warning), (report.Complete ? "" : count == 1 ? "one part is missing." : Figure.Invariant($"{count:N0} parts are missing."), Style.Plain));
        foreach (var part in report.Missing.Take(MissingShown))
        {
            PrintLine(($"  {Describe(part)}", Style.Plain));
        }

        if (count > MissingShown)
        {
            PrintLine((Figure.Invariant($"  and {count - MissingShown:N0} more, all in the JSON"), Quiet));
        }
    }

    private static string Describe(MissingPart part)
    {
        var what = part.What switch
        {
            "files" => "file list",
            "pullRequest" => "pull request",
            "pullRequests" => "pull requests",
            MissingPart.Server => "the server",
            _ => SafeText.OneLine(part.What),
        };
        var where = part.Repository is null ? "" : $" of {SafeText.OneLine(part.Repository)}{(part.Number is { } number ? $"#{number}" : "")}";
        return $"{what}{where}: {SafeText.OneLine(part.Reason)}";
    }

    private void PrintTotals(ReportTotals totals)
    {
        var grid = Layout.Grid(Justify.Left, Justify.Right, Justify.Left);
        var closed = totals.Closed > 0 ? Figure.Invariant($"; {totals.Closed:N0} closed unmerged, not counted") : "";
        Add("Pull requests", Figure.Count(totals.PullRequests), Figure.Invariant($"{totals.Merged:N0} merged, {totals.Open:N0} open{closed}"));
        Add("Repositories", Figure.Count(totals.Repositories), "");
        Add("Lines added", Figure.Plus(totals.Additions), "");
        Add("Lines deleted", Figure.Minus(totals.Deletions), "");
        Add("Changed files", Figure.Count(totals.ChangedFiles), "");
        Add("Stars gained", Figure.Stars(totals.StarIncrease), SafeText.OneLine(totals.StarIncreaseReason));
        PrintSection(null, grid);

        void Add(string name, string figure, string remark) => grid.AddRow(new Text(name), new Text(figure, Strong), new Text(remark, Quiet));
    }

    private void PrintCost(ReportCost cost)
    {
        console.WriteLine();
        PrintLine((Figure.Invariant($"Cost: {cost.Requests:N0} GitHub requests, {cost.Points:N0} points; file lists: {cost.FetchedFileLists:N0} fetched, {cost.CachedFileLists:N0} from cache."), Quiet));
    }

    private void PrintSection(string? title, IRenderable? content)
    {
        if (content is null)
        {
            return;
        }

        console.WriteLine();
        if (title is not null)
        {
            PrintLine((title, Strong));
        }

        console.Write(new Padder(content, new Padding(title is null ? 0 : Margin, 0, 0, 0)));
    }

    private void PrintLine(params ReadOnlySpan<(string Text, Style Style)> parts)
    {
        var line = new Paragraph();
        foreach (var (text, style) in parts)
        {
            line.Append(text, style);
        }

        if (line.Length > 0)
        {
            console.Write(line);
            console.WriteLine();
        }
    }
}
