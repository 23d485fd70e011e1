using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Isnad.Model.Ledger;

namespace Isnad.Storage.Incidents;

/// <summary>A hash over which mention belongs to which incident that is kept up as memberships come and go, in whatever order: the sum of the memberships' hashes modulo 2^256.</summary>
internal sealed class MembershipSum
{
    private readonly ulong[] _limbs = new ulong[4];

    /// <summary>As it is kept; zero at first.</summary>
    public MembershipSum(ReadOnlySpan<byte> kept)
    {
        for (var i = 0; i < _limbs.Length && kept.Length == 32; i++)
        {
            _limbs[i] = BinaryPrimitives.ReadUInt64LittleEndian(kept[(8 * i)..]);
        }
    }

    /// <summary>A membership comes.</summary>
    public void Add(long incident, long mention) => Change(incident, mention, subtract: false);

    /// <summary>A membership goes.</summary>
    public void Remove(long incident, long mention) => Change(incident, mention, subtract: true);

    /// <summary>As it is kept.</summary>
    public byte[] ToBytes()
    {
        var result = new byte[32];
        for (var i = 0; i < _limbs.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(result.AsSpan(8 * i), _limbs[i]);
        }
        return result;
    }

    /// <summary>As the log has it.</summary>
    public ContentHash ToHash() => new(Convert.ToHexStringLower(ToBytes()));

    private void Change(long incident, long mention, bool subtract)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"i{incident} m{mention}")));
        UInt128 carry = subtract ? 1UL : 0UL;
        for (var i = 0; i < _limbs.Length; i++)
        {
            var limb = BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(8 * i));
            // Two's complement: taking away is adding the complement and one.
            carry += (UInt128)_limbs[i] + (subtract ? ~limb : limb);
            _limbs[i] = (ulong)carry;
            carry >>= 64;
        }
    }
}
