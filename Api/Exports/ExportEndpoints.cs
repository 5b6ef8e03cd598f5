using System.ComponentModel;
using GitBrag.Api.Problems;
using GitBrag.Api.Reports;
using GitBrag.Api.Requests;
using GitBrag.Api.Serving;
using GitBrag.Hosting;
using GitBrag.Reporting.Documents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.Exports;

/// <summary>Stored reports as files.</summary>
internal static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder endpoints)
    {
        var user = endpoints.MapGroup("/user/github/{username}").WithTags("Exports");
        Map(user, "json", "application/json", "The report as JSON, the same as in the REST interface.", ReportDocument.ToJson);
        Map(user, "csv", "text/csv", "One line a pull request: RFC 4180 in UTF-8 with a byte order mark. Texts that spreadsheets would read as formulas begin with an apostrophe.", CsvExport.Write);
        Map(user, "md", "text/markdown", "The totals, the repositories and the largest pull requests as Markdown.", MarkdownExport.Write);
    }

    private static void Map(RouteGroupBuilder user, string extension, string mediaType, string description, Func<Report, byte[]> write)
    {
        var format = new ReportFormat($"{mediaType}; charset=utf-8", report => ValueTask.FromResult(RenderedBody.Of(write(report), FileName(report, extension))));
        user.MapRead($"/export.{extension}", Get)
            .WithName($"export{char.ToUpperInvariant(extension[0])}{extension[1..]}")
            .WithSummary($"A stored report as a file: {extension}")
            .WithDescription(description)
            .TakesFlag(QueryRules.Private, ParameterDescriptions.Private)
            .Produces<string>(StatusCodes.Status200OK, mediaType)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(400, 401, 403, 404);

        async Task<Results<ReportResult, Problem>> Get(
            [Description(ParameterDescriptions.Username)] string username,
            [AsParameters] PeriodQuery query,
            HttpRequest request,
            [FromServices] ReportRequestReader requests,
            [FromServices] RenderedReportCache reports,
            [FromServices] ReportClock clock,
            CancellationToken cancellationToken)
        {
            var (asked, refused) = await requests.Read(username, query.At(clock.UtcNow), request, cancellationToken);
            if (asked is null)
            {
                return refused!;
            }

            return await reports.Get(asked.Key, cancellationToken) is { } report ? await report.ToResult(format, cancellationToken) : KnownProblems.NothingToExport;
        }
    }

    // The brackets of an app's login do not belong in file names.
    private static string FileName(Report report, string extension) =>
        $"gitbrag-{new string([.. $"{report.Username}-{report.Period}".Replace("..", "_", StringComparison.Ordinal).Where(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')])}.{extension}";
}
