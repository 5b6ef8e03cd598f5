using Microsoft.AspNetCore.Http;

namespace GitBrag.Cli.Service;

/// <summary>Turns the address that a service listens on into one that this machine can call.</summary>
public static class LocalAddress
{
    /// <summary>Gives the address to call.</summary>
    /// <param name="listening">What the service listens on; <c>*</c>, <c>0.0.0.0</c> and <c>[::]</c> stand for every address of the machine.</param>
    /// <returns>The address, with a slash at its end.</returns>
    public static Uri Of(string listening)
    {
        var binding = BindingAddress.Parse(listening);
        var host = binding.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : binding.Host;
        return new Uri($"{binding.Scheme}://{host}:{binding.Port}/");
    }
}
