using System.Text;

namespace Orleans.Runtime;

/// <summary>One part of an identity: UTF-8 octets and their hash, which is the same in every process and in Orleans.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>
{
    private readonly byte[]? _value;
    private readonly int _hashCode;

    /// <summary>An identity part of these octets, which must not be changed afterwards.</summary>
    /// <param name="value">The octets.</param>
    public IdSpan(byte[] value)
    {
        _value = value;
        _hashCode = (int)StableHash.ComputeHash(value);
    }

    /// <summary>The octets.</summary>
    public ReadOnlyMemory<byte> Value => _value;

    /// <summary>Whether it is empty.</summary>
    public bool IsDefault => _value is not { Length: > 0 };

    /// <summary>Compares two parts octet by octet.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    /// <summary>Compares two parts octet by octet.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    /// <summary>Encodes a string.</summary>
    /// <param name="id">The string.</param>
    /// <returns>The identity part.</returns>
    public static IdSpan Create(string id) => new(Encoding.UTF8.GetBytes(id));

    /// <summary>The octets.</summary>
    /// <returns>The octets.</returns>
    public ReadOnlySpan<byte> AsSpan() => _value;

    /// <inheritdoc/>
    public bool Equals(IdSpan obj) => _hashCode == obj._hashCode && _value.AsSpan().SequenceEqual(obj._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hashCode;

    /// <summary>The hash that is the same in every process.</summary>
    /// <returns>The hash.</returns>
    public uint GetUniformHashCode() => (uint)_hashCode;

    /// <summary>Decodes the octets.</summary>
    /// <returns>The string; empty when there are no octets.</returns>
    public override string ToString() => _value is null ? "" : Encoding.UTF8.GetString(_value);
}
