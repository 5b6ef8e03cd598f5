using System.IO.Compression;
using System.Text;
using GitBrag.Reporting;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Packing;

namespace GitBrag.Tests.Reports;

public sealed class ReportDocumentTests
{
    private const string Golden =
        """
        {
          "schemaVersion": 1,
          "username": "octocat",
          "period": "2024-01-01..2024-12-31",
          "since": "2024-01-01T00:00:00Z",
          "until": "2024-12-31T23:59:59Z",
          "createdAt": "2025-01-02T03:04:06.5Z",
          "stale": false,
          "complete": false,
          "missing": [
            { "what": "pullRequests", "repository": null, "number": null, "reason": "A window ended early." },
            { "what": "files", "repository": "octo/cat", "number": 2, "reason": "Timed out." }
          ],
          "profile": {
            "login": "OctoCat",
            "name": "The Octocat",
            "avatarUrl": "https://avatars.githubusercontent.com/u/583231",
            "bio": null,
            "company": "@github",
            "location": "San Francisco",
            "website": "https://github.blog",
            "twitter": null,
            "socialAccounts": [{ "provider": "mastodon", "url": "https://mastodon.social/@octocat" }]
          },
          "totals": {
            "pullRequests": 2,
            "merged": 1,
            "open": 1,
            "closed": 1,
            "repositories": 1,
            "additions": 6,
            "deletions": 4,
            "changedFiles": 2,
            "starIncrease": null,
            "starIncreaseReason": "The star increase is unknown for 1 of 1 repositories."
          },
          "languages": [{ "name": "Go", "files": 2, "lines": 2, "percent": 66.7 }, { "name": "C#", "files": 1, "lines": 1, "percent": 33.3 }],
          "sizes": [
            { "name": "One Liner", "count": 0 },
            { "name": "Small", "count": 2 },
            { "name": "Medium", "count": 0 },
            { "name": "Large", "count": 0 },
            { "name": "Huge", "count": 0 },
            { "name": "Massive", "count": 0 }
          ],
          "repositories": [
            {
              "name": "octo/cat",
              "url": "https://github.com/octo/cat",
              "description": "About octo/cat",
              "role": "CONTRIBUTOR",
              "starIncrease": null,
              "starIncreaseReason": "Too young.",
              "additions": 6,
              "deletions": 4,
              "pullRequests": [
                {
                  "number": 3,
                  "title": "Naïve “quotes” & <b>it's</b> 日本 \uD83C\uDF89 \\ \"",
                  "url": "https://github.com/octo/cat/pull/3",
                  "state": "closed",
                  "draft": false,
                  "createdAt": "2024-03-01T12:00:00Z",
                  "mergedAt": null,
                  "closedAt": "2024-03-01T13:00:00Z",
                  "additions": 3,
                  "deletions": 2,
                  "changedFiles": 1,
                  "size": "Small"
                },
                {
                  "number": 2,
                  "title": "Change 2",
                  "url": "https://github.com/octo/cat/pull/2",
                  "state": "open",
                  "draft": true,
                  "createdAt": "2024-03-01T12:00:00Z",
                  "mergedAt": null,
                  "closedAt": null,
                  "additions": 3,
                  "deletions": 2,
                  "changedFiles": 1,
                  "size": "Small"
                },
                {
                  "number": 1,
                  "title": "Change 1",
                  "url": "https://github.com/octo/cat/pull/1",
                  "state": "merged",
                  "draft": false,
                  "createdAt": "2024-02-29T22:59:58Z",
                  "mergedAt": "2024-03-03T00:00:00Z",
                  "closedAt": "2024-03-03T00:00:00Z",
                  "additions": 3,
                  "deletions": 2,
                  "changedFiles": 1,
                  "size": "Small"
                }
              ]
            }
          ],
          "cost": { "requests": 7, "points": 9, "cachedFileLists": 4, "fetchedFileLists": 3 }
        }
        """;

    private static Report SmallReport()
    {
        var input = Sample.Input(
            Sample.Merged(1, createdAt: "2024-03-01T00:59:58+02:00", mergedAt: "2024-03-03T00:00:00Z") with { Files = Sample.Files((".cs", 1, 1), (".go", 2, 2)) },
            Sample.Open(2) with { Draft = true, Files = null },
            Sample.Closed(3) with { Title = "Naïve “quotes” & <b>it's</b> 日本 🎉 \\ \"" });
        return ReportBuilder.Build(input with
        {
            StarGains = new Dictionary<string, StarGain> { ["octo/cat"] = new(null, "Too young.") },
            Missing = [new MissingPart("files", "octo/cat", 2, "Timed out."), new MissingPart("pullRequests", null, null, "A window ended early.")],
        });
    }

    [Fact]
    public void Every_name_and_value_of_the_JSON_is_as_the_interface_promises() =>
        Assert.Equal(GoldenJson.Compact(Golden), Encoding.UTF8.GetString(ReportDocument.ToJson(SmallReport())));

    [Fact]
    public void A_report_comes_back_as_it_was_packed()
    {
        var json = ReportDocument.ToJson(SmallReport());

        var report = ReportDocument.Unpack(ReportDocument.Pack(SmallReport()));

        Assert.Equal(json, ReportDocument.ToJson(report));
        Assert.Equal("Naïve “quotes” & <b>it's</b> 日本 🎉 \\ \"", report.Repositories[0].PullRequests[0].Title);
        Assert.Equal(Sample.Instant("2025-01-02T03:04:06.5Z"), report.CreatedAt);
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Assert.Equal(ReportDocument.Pack(SmallReport()), ReportDocument.Pack(SmallReport()));

    [Fact]
    public void The_packed_body_is_the_JSON_under_Brotli()
    {
        var json = ReportDocument.ToJson(SmallReport());
        var unpacked = new byte[json.Length];

        Assert.True(BrotliDecoder.TryDecompress(ReportDocument.Pack(SmallReport()), unpacked, out var length));
        Assert.Equal(json.Length, length);
        Assert.Equal(json, unpacked);
    }

    [Fact]
    public void Direction_marks_are_neither_written_nor_read()
    {
        var json = GoldenJson.Compact(Golden);
        var marked = SmallReport() with { Profile = SmallReport().Profile with { Bio = "\u202Ebio\u2069" } };

        var read = ReportDocument.Unpack(Packed(json.Replace("\"Change 1\"", "\"\u202EChange\u200F 1\\u2066\"", StringComparison.Ordinal)));

        Assert.Equal(json, Encoding.UTF8.GetString(ReportDocument.ToJson(read)));
        Assert.Contains("\"bio\":\"bio\"", Encoding.UTF8.GetString(ReportDocument.ToJson(marked)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"schemaVersion":2,"username":["no longer a string"]}""")]
    [InlineData("""{"username":{"schemaVersion":1},"schemaVersion":2}""")]
    public void A_newer_version_is_refused_by_name(string json)
    {
        var refused = Assert.Throws<UnreadableDocumentException>(() => ReportDocument.Unpack(Packed(json)));

        Assert.Equal(2, refused.NewerVersion);
        Assert.Equal("A stored report has schema version 2, and this version of the program knows versions up to 1: update the program.", refused.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"schemaVersion":"1"}""")]
    [InlineData("""{"schemaVersion":0}""")]
    [InlineData("""{"schemaVersion":1}""")]
    [InlineData("""{"schemaVersion":1,""")]
    public void JSON_that_is_not_a_report_is_refused(string json)
    {
        var refused = Assert.Throws<UnreadableDocumentException>(() => ReportDocument.Unpack(Packed(json)));

        Assert.StartsWith("The stored report cannot be read: ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"title\":\"Change 1\",", "\"title\":null,")]
    [InlineData("\"title\":\"Change 1\",", "")]
    [InlineData("\"createdAt\":\"2025-01-02T03:04:06.5Z\"", "\"createdAt\":\"yesterday\"")]
    [InlineData("\"number\":1,", "\"number\":99999999999,")]
    public void A_member_that_is_not_as_the_report_always_has_it_is_refused(string member, string damaged)
    {
        var json = GoldenJson.Compact(Golden);
        Assert.Contains(member, json, StringComparison.Ordinal);

        Assert.Throws<UnreadableDocumentException>(() => ReportDocument.Unpack(Packed(json.Replace(member, damaged, StringComparison.Ordinal))));
    }

    [Fact]
    public void Damaged_cut_or_continued_bytes_are_refused()
    {
        var body = ReportDocument.Pack(SmallReport());

        Assert.Throws<UnreadableDocumentException>(() => ReportDocument.Unpack([]));
        Assert.Throws<UnreadableDocumentException>(() => ReportDocument.Unpack(body.AsSpan(0, body.Length - 1)));
        Assert.Throws<UnreadableDocumentException>(() => ReportDocument.Unpack([.. body, 0]));
        Assert.Throws<UnreadableDocumentException>(() => ReportDocument.Unpack("<html>not packed at all</html>"u8));
    }

    [Fact]
    public void A_document_that_would_fill_the_memory_is_refused()
    {
        using var bomb = new MemoryStream();
        using (var packing = new BrotliStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            var spaces = new byte[1 << 20];
            spaces.AsSpan().Fill((byte)' ');
            for (var i = 0; i < 65; i++)
            {
                packing.Write(spaces);
            }
        }

        var refused = Assert.Throws<UnreadableDocumentException>(() => ReportDocument.Unpack(bomb.ToArray()));

        Assert.Contains("larger than", refused.Message, StringComparison.Ordinal);
    }

    private static byte[] Packed(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        Assert.True(BrotliEncoder.TryCompress(bytes, packed, out var length));
        return packed[..length];
    }
}
