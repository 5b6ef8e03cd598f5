using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace GitBrag.Pages.Rendering;

/// <summary>Renders Razor components to HTML.</summary>
/// <param name="services">The services for components; ours need none.</param>
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

        // A renderer keeps every component that it has rendered, so each page needs its own.
        await using var renderer = new HtmlRenderer(services, logging);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(view)).ToHtmlString());
    }
}
