using Isnad.Model.Ledger;

namespace Isnad.Storage.Tests;

/// <summary>A store of a test, opened when it is asked for. An adapter gives <see cref="Open"/>.</summary>
public abstract class StoreCompliance : IDisposable
{
    private ILedger? _open;

    /// <summary>Opens the store of this test: empty at first, then with what it holds.</summary>
    protected abstract ILedger Open();

    /// <summary>Puts in what the suite begins with.</summary>
    protected virtual void Fill(ILedger store)
    {
    }

    /// <summary>The store.</summary>
    protected ILedger Store
    {
        get
        {
            if (_open is null)
            {
                _open = Open();
                Fill(_open);
            }
            return _open;
        }
    }

    /// <summary>Closes it and opens it again as it is.</summary>
    protected void Reopen()
    {
        _open?.Dispose();
        _open = Open();
    }

    public virtual void Dispose()
    {
        _open?.Dispose();
        GC.SuppressFinalize(this);
    }
}
