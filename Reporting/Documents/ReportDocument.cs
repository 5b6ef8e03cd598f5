using System.Text.Json.Serialization;
using GitBrag.Reporting.Packing;

namespace GitBrag.Reporting.Documents;

/// <summary>The report as a document: JSON, and that JSON packed with Brotli. The same report always gives the same bytes.</summary>
public static partial class ReportDocument
{
    // Measured on 9,000 real pull requests, 2.9 MB of JSON: 370 kB in under 0.2 s. Quality 4 leaves an eighth more, and 9 takes four times as long for a
    // twenty-fifth less. A body is packed once and sent many times.
    private const int Quality = 5;

    private static readonly PackedJson<Report> Packed = new("report", ReportJson.Default.Report, Report.CurrentSchemaVersion, Quality);

    /// <summary>Writes a report as JSON.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The JSON in UTF-8, without indentation, its members in the order of <see cref="Report"/>'s.</returns>
    public static byte[] ToJson(Report report) => Packed.ToJson(report);

    /// <summary>Packs a report for storage.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Its JSON, Brotli-compressed: also what an HTTP answer with <c>Content-Encoding: br</c> carries.</returns>
    public static byte[] Pack(Report report) => Packed.Pack(report);

    /// <summary>Unpacks a stored report.</summary>
    /// <param name="body">What <see cref="Pack"/> gave.</param>
    /// <returns>The report.</returns>
    /// <exception cref="UnreadableDocumentException">The bytes are not a report, or a newer version of this program wrote it.</exception>
    public static Report Unpack(ReadOnlySpan<byte> body) => Packed.Unpack(body);

    [JsonSourceGenerationOptions(
        Converters = [typeof(UtcInstantConverter), typeof(PlainTextConverter)],
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true)]
    [JsonSerializable(typeof(Report))]
    private sealed partial class ReportJson : JsonSerializerContext;
}
