using GitBrag.Bench.Cluster.Load;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace GitBrag.Bench.Tests.Cluster;

public sealed class ReadLoadTests
{
    private const int Enough = 30;

    [Fact]
    public async Task A_read_fails_unless_it_is_answered_with_the_stored_report_to_the_byte()
    {
        using var stop = new CancellationTokenSource();
        await using var gateway = await StartAsync(stop);
        using var http = new HttpClient();
        StoredBody[] reports = [.. ((string[])["right", "refused", "other", "cut"]).Select(path => StoredBody.Of(path, "stored"u8))];

        var reads = await new ReadLoad(http, [new Uri(gateway.Urls.First())], reports).RunAsync(stop.Token);

        Assert.True(reads.Length >= Enough);
        Assert.Equal([null, "503", "a broken connection", "another body"], reads.Select(read => read.Fault).Distinct().Order());
    }

    private static async Task<WebApplication> StartAsync(CancellationTokenSource stop)
    {
        var requests = 0;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var gateway = builder.Build();
        gateway.Run(async http =>
        {
            if (Interlocked.Increment(ref requests) == Enough)
            {
                await stop.CancelAsync();
            }

            switch (http.Request.Path.Value)
            {
                case "/cut": http.Abort(); break;
                case "/refused": http.Response.StatusCode = 503; break;
                case "/other": await http.Response.WriteAsync("Stored"); break;
                default: await http.Response.WriteAsync("stored"); break;
            }
        });
        await gateway.StartAsync();
        return gateway;
    }
}
