using System.Reflection;
using GitBrag.Users;

namespace GitBrag.Tests.Contracts;

public sealed class ContractTests
{
    private static readonly IReadOnlyList<Type> Contracts =
        [.. typeof(IUserGrain).Assembly.GetTypes().Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)];

    [Fact]
    public void Every_contract_has_a_sample_that_leaves_no_member_at_its_default()
    {
        var samples = ContractSamples.All.ToDictionary(sample => sample.GetType());

        Assert.Equal(Contracts.Select(type => type.Name).Order(), samples.Keys.Select(type => type.Name).Order());
        foreach (var sample in ContractSamples.All.Where(sample => sample is not Enum))
        {
            Assert.All(Numbered(sample.GetType()), property => Assert.False(Equals(Default(property.PropertyType), property.GetValue(sample)), property.Name));
        }
    }

    [Fact]
    public void Every_kept_member_of_a_contract_has_a_number_of_its_own()
    {
        foreach (var contract in Contracts.Where(type => !type.IsEnum))
        {
            // A member without a number would silently stay behind on the way to another silo.
            var kept = contract.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Length;
            var numbers = Numbered(contract).Select(property => property.GetCustomAttribute<IdAttribute>()!.Id).ToList();

            Assert.Equal((contract, kept), (contract, numbers.Count));
            Assert.Equal(numbers.Count, numbers.Distinct().Count());
        }
    }

    [Fact]
    public void Every_contract_and_every_grain_call_has_a_name_that_outlives_renaming()
    {
        var grains = typeof(IUserGrain).Assembly.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain))).ToList();

        Assert.All([.. Contracts, .. grains], type => Assert.StartsWith("gitbrag.", type.GetCustomAttribute<AliasAttribute>()?.Alias, StringComparison.Ordinal));
        Assert.All(grains.SelectMany(type => type.GetMethods()), method => Assert.Equal(method.Name, method.GetCustomAttribute<AliasAttribute>()?.Alias));
    }

    private static IEnumerable<PropertyInfo> Numbered(Type contract) =>
        contract.GetProperties().Where(property => property.GetCustomAttribute<IdAttribute>() is not null);

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}
