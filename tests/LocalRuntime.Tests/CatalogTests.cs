using Microsoft.Extensions.Options;
using Orleans;

namespace GitBrag.LocalRuntime.Tests;

public sealed class CatalogTests
{
    public interface ISynchronous : IGrainWithStringKey
    {
        int Now();
    }

    public interface IByReference : IGrainWithStringKey
    {
        Task Fill(out int number);
    }

    public interface IGeneric : IGrainWithStringKey
    {
        Task Of<T>(T value);
    }

    public interface IPlain : IGrainWithStringKey
    {
        Task<string> Name();
    }

    public sealed class SynchronousGrain : Grain, ISynchronous
    {
        public int Now() => 1;
    }

    public sealed class ByReferenceGrain : Grain, IByReference
    {
        public Task Fill(out int number) => Task.FromResult(number = 1);
    }

    public sealed class GenericGrain : Grain, IGeneric
    {
        public Task Of<T>(T value) => Task.CompletedTask;
    }

    public sealed class PlainGrain : Grain, IPlain
    {
        public Task<string> Name() => Task.FromResult(GrainContext.GrainId.Type.ToString());
    }

    [GrainType("plain")]
    public sealed class SecondPlainGrain : Grain, IPlain
    {
        public Task<string> Name() => Task.FromResult("second");
    }

    [GrainType("other")]
    public sealed class OtherPlainGrain : Grain, IPlain
    {
        public Task<string> Name() => Task.FromResult("other");
    }

    [Theory]
    [InlineData(typeof(SynchronousGrain), "ISynchronous.Now returns Int32")]
    [InlineData(typeof(ByReferenceGrain), "IByReference.Fill")]
    [InlineData(typeof(GenericGrain), "IGeneric.Of")]
    public async Task A_method_that_cannot_be_called_is_refused_at_start(Type grain, string complaint)
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(grain));

        Assert.Contains(complaint, exception.Message.Replace('+', '.'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_classes_of_one_name_are_refused_at_start()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(typeof(PlainGrain), typeof(SecondPlainGrain)));

        Assert.Contains("'plain'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interface_of_no_class_or_of_two_is_refused()
    {
        await using var host = await TestHost.StartAsync(typeof(PlainGrain), typeof(OtherPlainGrain));

        Assert.Throws<ArgumentException>(() => host.Grain<IGeneric>());
        Assert.Throws<ArgumentException>(() => host.Grain<IPlain>());
        Assert.Throws<ArgumentException>(() => host.Grain<IPlain>(" "));
        var factory = (IGrainFactory)host.Services.GetService(typeof(IGrainFactory))!;
        Assert.Equal("plain", await factory.GetGrain<IPlain>("one", typeof(PlainGrain).FullName).Name());
    }

    [Fact]
    public async Task An_interval_that_is_not_above_zero_is_refused_at_start() =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => TestHost.StartAsync([typeof(PlainGrain)], options => options.CollectionInterval = TimeSpan.Zero));
}
