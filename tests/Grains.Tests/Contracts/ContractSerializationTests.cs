using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace GitBrag.Tests.Contracts;

/// <summary>What crosses between silos arrives as it was sent.</summary>
public sealed class ContractSerializationTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    private Serializer Serializer => _services.GetRequiredService<Serializer>();

    [Fact]
    public void Every_contract_arrives_as_it_was_sent()
    {
        foreach (var sample in ContractSamples.All)
        {
            var arrived = Serializer.Deserialize<object>(Serializer.SerializeToArray(sample))!;

            Assert.Equal(sample.GetType(), arrived.GetType());
            Assert.Equal(Text(sample), Text(arrived));
        }
    }

    [Fact]
    public void Every_contract_arrives_as_it_was_sent_when_everything_in_it_is_at_its_default()
    {
        foreach (var sample in ContractSamples.All.Where(sample => sample.GetType().IsValueType))
        {
            var empty = Activator.CreateInstance(sample.GetType())!;

            Assert.Equal(empty, Serializer.Deserialize<object>(Serializer.SerializeToArray(empty)));
        }
    }

    public void Dispose() => _services.Dispose();

    private static string Text(object value) => JsonSerializer.Serialize(value, value.GetType());
}
