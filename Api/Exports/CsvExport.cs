using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using GitBrag.Reporting.Documents;

namespace GitBrag.Api.Exports;

/// <summary>Writes a report as CSV (RFC 4180): one line a pull request, instants in ISO 8601.</summary>
/// <remarks>
/// UTF-8 with a byte order mark: without it, Excel uses the system's legacy code page. A text that a spreadsheet would read as a formula gets an apostrophe in front.
/// </remarks>
internal static class CsvExport
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    private static readonly string[] Columns =
        ["repository", "number", "title", "state", "draft", "created_at", "merged_at", "closed_at", "additions", "deletions", "changed_files", "size", "role", "url", "files_truncated"];

    private static readonly CsvConfiguration Rules = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,
        InjectionEscapeCharacter = '\'',

        // OWASP's list, with the full-width forms that some spreadsheets accept.
        InjectionCharacters = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'],
    };

    public static byte[] Write(Report report)
    {
        using var bytes = new MemoryStream();
        using (var csv = new CsvWriter(new StreamWriter(bytes, WithMark), Rules))
        {
            WriteLine(csv, Columns);
            foreach (var repository in report.Repositories)
            {
                foreach (var pullRequest in repository.PullRequests)
                {
                    WriteLine(csv, Fields(repository, pullRequest));
                }
            }
        }

        return bytes.ToArray();
    }

    private static IEnumerable<string?> Fields(RepositorySection repository, PullRequestEntry pullRequest) =>
    [
        repository.Name,
        Number(pullRequest.Number),
        pullRequest.Title,
        pullRequest.State,
        Flag(pullRequest.Draft),
        Instant(pullRequest.CreatedAt),
        Instant(pullRequest.MergedAt),
        Instant(pullRequest.ClosedAt),
        Number(pullRequest.Additions),
        Number(pullRequest.Deletions),
        Number(pullRequest.ChangedFiles),
        pullRequest.Size,
        repository.Role,
        pullRequest.Url,
        Flag(pullRequest.FilesTruncated),
    ];

    private static void WriteLine(CsvWriter csv, IEnumerable<string?> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.NextRecord();
    }

    private static string Flag(bool isSet) => isSet ? "true" : "false";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Instant(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
