using System.IO.Compression;
using System.Text;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;
using GitBrag.Reporting.Packing;

namespace GitBrag.Tests.Reports;

public sealed class FactsDocumentTests
{
    private static readonly ReportFacts Facts = new()
    {
        PullRequests = [Sample.Merged(1, mergedAt: "2024-03-02T00:00:00Z"), Sample.Open(2) with { Draft = true, Files = null }],
        Repositories = [Sample.Repository("octo/cat") with { Description = null }],
    };

    private const string Golden =
        """
        {
          "schemaVersion": 1,
          "pullRequests": [
            {
              "id": "PR_octo/cat_1",
              "repository": "octo/cat",
              "number": 1,
              "title": "Change 1",
              "url": "https://github.com/octo/cat/pull/1",
              "draft": false,
              "createdAt": "2024-03-01T12:00:00Z",
              "updatedAt": "2024-03-02T12:00:00Z",
              "mergedAt": "2024-03-02T00:00:00Z",
              "closedAt": "2024-03-02T00:00:00Z",
              "additions": 3,
              "deletions": 2,
              "changedFiles": 1,
              "authorAssociation": "CONTRIBUTOR",
              "files": { "truncated": false, "kinds": [{ "kind": ".cs", "files": 1, "lines": 5 }] }
            },
            {
              "id": "PR_octo/cat_2",
              "repository": "octo/cat",
              "number": 2,
              "title": "Change 2",
              "url": "https://github.com/octo/cat/pull/2",
              "draft": true,
              "createdAt": "2024-03-01T12:00:00Z",
              "updatedAt": "2024-03-02T12:00:00Z",
              "mergedAt": null,
              "closedAt": null,
              "additions": 3,
              "deletions": 2,
              "changedFiles": 1,
              "authorAssociation": "CONTRIBUTOR",
              "files": null
            }
          ],
          "repositories": [
            {
              "name": "octo/cat",
              "url": "https://github.com/octo/cat",
              "description": null,
              "private": false,
              "stars": 100,
              "createdAt": "2010-05-01T00:00:00Z"
            }
          ]
        }
        """;

    private const string GoldenDraft =
        """
        {
          "schemaVersion": 1,
          "pullRequests": [],
          "repositories": [],
          "listingComplete": true,
          "since": "2024-01-01T00:00:00Z",
          "until": "2024-12-31T23:59:59Z",
          "subjectProfile": {
            "id": 583231,
            "login": "OctoCat",
            "name": "The Octocat",
            "avatarUrl": "https://avatars.githubusercontent.com/u/583231",
            "bio": null,
            "company": "@github",
            "location": "San Francisco",
            "website": "https://github.blog",
            "twitter": null,
            "socialAccounts": [{ "provider": "mastodon", "url": "https://mastodon.social/@octocat" }],
            "fetchedAt": "2025-01-02T03:04:05Z"
          }
        }
        """;

    [Fact]
    public void Every_name_and_value_of_the_JSON_is_as_later_programs_expect() => Assert.Equal(GoldenJson.Compact(Golden), Json(FactsDocument.Pack(Facts)));

    [Fact]
    public void A_draft_has_its_own_members_besides()
    {
        var draft = Facts with { PullRequests = [], Repositories = [], ListingComplete = true, Since = Sample.Since, Until = Sample.Until, Subject = Sample.Octocat };

        Assert.Equal(GoldenJson.Compact(GoldenDraft), Json(FactsDocument.Pack(draft)));
    }

    [Fact]
    public void Facts_come_back_as_they_were_packed()
    {
        var draft = Facts with { ListingComplete = false, Since = Sample.Since, Until = Sample.Until, Subject = Sample.Octocat };

        var back = FactsDocument.Unpack(FactsDocument.Pack(draft));

        Assert.Equal(FactsDocument.Pack(draft), FactsDocument.Pack(back));
        Assert.Equal((false, Sample.Since, Sample.Until), (back.ListingComplete, back.Since, back.Until));
        Assert.Equal("octocat", back.Subject!.Login, ignoreCase: true);
        Assert.Null(back.PullRequests[1].Files);
        Assert.Null(back.PullRequests[1].MergedAt);
        Assert.Equal<RepositoryFacts>(Facts.Repositories, back.Repositories);
    }

    [Fact]
    public void Files_that_are_known_to_be_none_stay_known()
    {
        var back = FactsDocument.Unpack(FactsDocument.Pack(Facts with { PullRequests = [Sample.Merged(1) with { Files = Sample.Files() }] }));

        Assert.Empty(back.PullRequests[0].Files!.Kinds);
    }

    [Fact]
    public void A_newer_version_is_refused_by_name()
    {
        var newer = FactsDocument.Pack(Facts with { SchemaVersion = 2 });

        Assert.Equal(
            "A stored set of facts has schema version 2, and this version of the program knows versions up to 1: update the program.",
            Assert.Throws<UnreadableDocumentException>(() => FactsDocument.Unpack(newer)).Message);
    }

    [Fact]
    public void Bytes_that_are_not_facts_are_refused()
    {
        var packed = FactsDocument.Pack(Facts);

        Assert.Throws<UnreadableDocumentException>(() => FactsDocument.Unpack(packed.AsSpan(0, packed.Length / 2)));
        Assert.Throws<UnreadableDocumentException>(() => FactsDocument.Unpack("\0\0\0"u8));
        Assert.Throws<UnreadableDocumentException>(() => FactsDocument.Unpack(ReportDocument.Pack(Sample.Build())));
    }

    private static string Json(byte[] packed)
    {
        using var unpacking = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacking, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
