"""The page: what a person sees in the browser. Only these modules import Streamlit."""
