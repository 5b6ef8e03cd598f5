using System.Xml.Linq;
using GitBrag.KeyRing;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace GitBrag.Hosting;

/// <summary>Keeps the data-protection keys in their grain, so that every process of a deployment has the same.</summary>
/// <remarks>
/// Data protection asks for its keys synchronously, so these members block their thread, at start and when the keys are read again once a day. The grain is called
/// from the thread pool: on a grain's own scheduler the answer could never be received.
/// </remarks>
internal sealed class GrainKeyRepository(IGrainFactory grains) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. Task.Run(() => Grain.GetKeys()).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => Grain.Add(element.ToString(SaveOptions.DisableFormatting))).GetAwaiter().GetResult();

    private IKeyRingGrain Grain => grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.Key);
}
