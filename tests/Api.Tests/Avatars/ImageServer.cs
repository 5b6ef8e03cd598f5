using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace GitBrag.Api.Tests.Avatars;

/// <summary>A server of pictures, some of which nobody should pass on.</summary>
public sealed class ImageServer : IAsyncDisposable
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly WebApplication _app;

    private ImageServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Where it sends those who ask for what has moved.</summary>
    public Uri? Elsewhere { get; set; }

    public ConcurrentQueue<string> Asked { get; } = [];

    public static async Task<ImageServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ImageServer(app);
        app.Run(server.Respond);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task Respond(HttpContext context)
    {
        Asked.Enqueue($"{context.Request.Path}{context.Request.QueryString}");
        var (type, body) = context.Request.Path.Value switch
        {
            "/page" => ("text/html", "<script>alert(1)</script>"u8.ToArray()),
            "/drawing" => ("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray()),
            "/large" => ("image/png", new byte[1 << 20]),
            _ => ("image/png", Png),
        };
        if (context.Request.Path == "/moved")
        {
            context.Response.Redirect($"{Elsewhere}secret.png");
            return Task.CompletedTask;
        }

        context.Response.ContentType = type;
        return context.Response.Body.WriteAsync(body, 0, body.Length);
    }
}
