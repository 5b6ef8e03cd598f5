using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace GitBrag.Pages.Rendering;

/// <summary>Renders pages: what goes in is what comes out, whoever asks.</summary>
/// <param name="services">What components may ask for; none of ours does.</param>
/// <param name="logging">Where the framework logs.</param>
public sealed class PageRenderer(IServiceProvider services, ILoggerFactory logging)
{
    /// <summary>Renders a component.</summary>
    /// <typeparam name="T">The component.</typeparam>
    /// <param name="parameters">Its parameters.</param>
    /// <returns>The HTML, with a pair of comments around each <see cref="Slot"/>.</returns>
    public async Task<string> RenderAsync<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var view = ParameterView.FromDictionary(parameters.ToDictionary(static pair => pair.Name, static pair => pair.Value));

        // A renderer keeps every component it has rendered, so each page has one of its own.
        await using var renderer = new HtmlRenderer(services, logging);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(view)).ToHtmlString());
    }
}
