using System.IO.Compression;
using System.Net;
using System.Text;

namespace GitBrag.Api.Tests;

public sealed class UnreadableReportTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task A_report_of_a_newer_version_of_the_program_is_refused_by_name()
    {
        await service.StoreAsync("ada-future", "1_year", Packed("""{"schemaVersion":99,"username":"ada-future"}"""), DateTimeOffset.UnixEpoch);

        using var response = await service.GetAsync("/api/v1/users/ada-future/reports/1_year");

        var problem = await response.IsProblemAsync(HttpStatusCode.InternalServerError, "unreadable-storage");
        Assert.Contains("99", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predecessor_fault_14_stored_bytes_are_data_and_never_run()
    {
        var pickle = "cposix\nsystem\n(S'touch owned'\ntR."u8.ToArray();
        await service.StoreAsync("ada-pickle", "1_year", pickle, DateTimeOffset.UnixEpoch);
        await service.StoreAsync("ada-typed", "1_year", Packed("""{"schemaVersion":1,"$type":"System.Diagnostics.Process, System"}"""), DateTimeOffset.UnixEpoch);

        foreach (var username in new[] { "ada-pickle", "ada-typed" })
        {
            using var response = await service.GetAsync($"/api/v1/users/{username}/reports/1_year");
            await response.IsProblemAsync(HttpStatusCode.InternalServerError, "unreadable-storage");
        }
    }

    private static byte[] Packed(string json)
    {
        var packed = new byte[1024];
        Assert.True(BrotliEncoder.TryCompress(Encoding.UTF8.GetBytes(json), packed, out var length));
        return packed[..length];
    }
}
